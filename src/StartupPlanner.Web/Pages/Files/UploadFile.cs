using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Files;

/// <summary>Takes a picture into a plan, for a text or a field to name it.</summary>
public static class UploadFile
{
    public sealed record Command(PlanId PlanId, string Name, byte[] Content) : IPlanCommand<StoredFile>
    {
        public PlanRight Right => PlanRight.Edit;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Content).NotEmpty().WithErrorCode(StoredFileErrors.NotAPicture);
    }

    internal sealed class Handler(PlannerDb db, TimeProvider clock) : IRequestHandler<Command, Outcome<StoredFile>>
    {
        public async Task<Outcome<StoredFile>> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var file = StoredFile.Of(command.PlanId, Guid.CreateVersion7(now), command.Name, command.Content, now);
            if (file.Failure is not null) return file;
            var held = await db.Files.Where(other => other.PlanId == command.PlanId).SumAsync(other => other.Content.Length, cancellationToken);
            if (held + command.Content.Length > StoredFile.MaxBytesOfPlan) return new Failure.Refused(StoredFileErrors.PlanFull, StoredFile.MaxBytesOfPlan / 1024 / 1024);
            db.Files.Add(file.Value);
            return file;
        }
    }
}
