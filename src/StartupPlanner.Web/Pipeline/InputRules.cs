using System.Net.Mail;
using FluentValidation;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Web.Pipeline;

/// <summary>What typed text must be, wherever it is not a field of the plan.</summary>
internal static class InputRules
{
    private const int EmailMaxLength = 254;

    /// <summary>One line of text: something, not too long, and nothing that a line cannot show.</summary>
    public static void IsLine<T>(this IRuleBuilderInitial<T, string> rule, int maxLength) => rule.Cascade(CascadeMode.Stop).NotEmpty().MaximumLength(maxLength)
        .Must(line => !line.Any(char.IsControl)).WithErrorCode(FieldErrors.ControlCharacter);

    /// <summary>Text of several lines, which end in \n. The database takes no NUL, and no reader sees the other control characters.</summary>
    public static void IsText<T>(this IRuleBuilderInitial<T, string> rule, int maxLength) => rule.Cascade(CascadeMode.Stop).MaximumLength(maxLength)
        .Must(text => !FieldErrors.HasControlCharacter(text)).WithErrorCode(FieldErrors.ControlCharacter);

    public static void IsEmail<T>(this IRuleBuilderInitial<T, string> rule) => rule.Cascade(CascadeMode.Stop).NotEmpty().MaximumLength(EmailMaxLength).EmailAddress()
        .Must(email => MailAddress.TryCreate(email, out var parsed) && parsed.Address == email).WithErrorCode("EmailValidator");
}
