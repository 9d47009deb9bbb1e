using FluentValidation;
using FluentValidation.Results;
using MediatR;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Web.Pipeline;

/// <summary>Refuses input of the wrong shape before the handler sees it.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var errors = new List<FieldError>();
        foreach (var validator in validators)
            errors.AddRange((await validator.ValidateAsync(request, cancellationToken)).Errors.Select(Error));
        return errors.Count == 0 ? await next() : TResponse.Fail(new Failure.Invalid(errors));
    }

    // The text is made at the edge, from the code and the limit; FluentValidation's own sentences are not used.
    private static FieldError Error(ValidationFailure failure)
    {
        var limits = failure.FormattedMessagePlaceholderValues;
        return new(failure.PropertyName, failure.ErrorCode, limits.TryGetValue("From", out var least) ? [least, limits["To"]] : [limits.GetValueOrDefault("MaxLength") ?? ""]);
    }
}
