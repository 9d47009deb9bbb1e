using System.Text.RegularExpressions;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using StartupPlanner.Domain.Common;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>What the account's fields must be, wherever they are typed.</summary>
internal static partial class AccountRules
{
    private const int ZoneMaxLength = 64;

    /// <summary>A password that is typed to be checked; a new one is judged by Identity.</summary>
    public static void IsPassword<T>(this IRuleBuilderInitial<T, string> rule) => rule.Cascade(CascadeMode.Stop).NotEmpty().MaximumLength(PasswordRules.MaxLength);

    public static void IsLanguage<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(language => language.Length == 0 || Texts.Cultures.Any(culture => culture.Name == language)).WithErrorCode("EnumValidator");

    public static void IsTimeZone<T>(this IRuleBuilder<T, string> rule) => rule.Must(zone => ZoneOf(zone) is not null).WithErrorCode("EnumValidator");

    /// <summary>The zone of an IANA name; null for any other text.</summary>
    public static TimeZoneInfo? ZoneOf(string? id) =>
        // The name becomes part of a file's path where zones are looked up.
        id is { Length: <= ZoneMaxLength } && ZoneName().IsMatch(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId ? zone : null;

    /// <summary>What Identity has against a password.</summary>
    public static async Task<IReadOnlyList<FieldError>> WrongWithAsync(this UserManager<User> users, User user, string password, string field)
    {
        var errors = new List<FieldError>();
        foreach (var validator in users.PasswordValidators)
            errors.AddRange((await validator.ValidateAsync(users, user, password)).Errors.Select(error => Error(field, error.Code)));
        return errors;
    }

    private static FieldError Error(string field, string code) => code switch
    {
        "PasswordTooShort" => new(field, code, PasswordRules.MinLength),
        "PasswordTooLong" => new(field, code, PasswordRules.MaxLength),
        _ => new(field, code),
    };

    [GeneratedRegex("^[A-Za-z]+([/_+-][A-Za-z0-9_+-]+)*$")]
    private static partial Regex ZoneName();
}
