using System.Net.Mail;
using FluentValidation;

namespace StartupPlanner.Web.Pipeline;

/// <summary>What typed text must be, wherever it is not a field of the plan.</summary>
internal static class InputRules
{
    private const int EmailMaxLength = 254;

    public static void IsEmail<T>(this IRuleBuilderInitial<T, string> rule) => rule.Cascade(CascadeMode.Stop).NotEmpty().MaximumLength(EmailMaxLength).EmailAddress()
        .Must(email => MailAddress.TryCreate(email, out var parsed) && parsed.Address == email).WithErrorCode("EmailValidator");
}
