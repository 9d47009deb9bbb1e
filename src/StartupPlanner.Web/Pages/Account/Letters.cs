using System.Globalization;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Hosting;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>Writes the mails about accounts, each in its reader's language. They are sent once the act that causes them is saved.</summary>
internal sealed class Letters(PlannerDb db, PublicAddress address, Texts texts, TimeProvider clock)
{
    /// <summary>Somebody wants to move an account to an address that has one.</summary>
    public void Taken(User owner, string recipient) => Write(owner, recipient, "Taken", address.Link("/account/sign-in"), address.Link("/account/forgotten"));

    /// <summary>Somebody registered with the address: it is to be confirmed, or what was begun goes to the account that owns the address.</summary>
    public void Claimed(User user, User? owner, string token) => Write(owner ?? user, user.Email!, owner is null ? "Welcome" : "Begun", user.Name, Confirmation(user, user.Email!, token));

    public void Reset(User user, string token) =>
        Write(user, user.Email!, "Reset", address.Link("/account/reset", ("user", $"{user.Id}"), ("token", token)));

    public void PasswordChanged(User user) => Write(user, user.Email!, "PasswordChanged", address.Link("/account/forgotten"));

    public void ConfirmAddress(User user, string recipient, string token) =>
        Write(user, recipient, "Address", user.Name, Confirmation(user, recipient, token));

    public void AddressAsked(User user, string wanted) => Write(user, user.Email!, "AddressAsked", wanted, address.Link("/account"));

    private string Confirmation(User user, string recipient, string token) =>
        address.Link("/account/email", ("user", $"{user.Id}"), ("address", recipient), ("token", token));

    private void Write(User user, string recipient, string kind, params object[] args)
    {
        var own = user.Language.Length > 0 ? new Texts(CultureInfo.GetCultureInfo(user.Language)) : texts;
        var body = own[$"Account.Mail.{kind}.Body", args].Replace("\\n", "\n", StringComparison.Ordinal);
        db.Mails.Add(new Mail(recipient, own[$"Account.Mail.{kind}.Subject"], body, clock.GetUtcNow()));
    }
}
