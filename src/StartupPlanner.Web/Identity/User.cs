using Microsoft.AspNetCore.Identity;

namespace StartupPlanner.Web.Identity;

/// <summary>Somebody with an account. Signs in by e-mail address.</summary>
public sealed class User : IdentityUser<Guid>
{
    public const int NameMaxLength = 80;

    public User() => Id = Guid.CreateVersion7();

    /// <summary>As others see it beside comments.</summary>
    public string Name { get; set; } = "";

    /// <summary>Culture of the pages, such as zh-CN; empty to follow the browser.</summary>
    public string Language { get; set; } = "";

    /// <summary>IANA time zone, such as Asia/Shanghai.</summary>
    public string TimeZone { get; set; } = "UTC";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Whether the account sees how the installation is: that of whoever set it up.</summary>
    public bool IsOperator { get; set; }

    /// <summary>Whether a mail proved that the address is theirs. An account that only typed it is named by its id instead.</summary>
    public bool OwnsAddress => string.Equals(UserName, Email, StringComparison.OrdinalIgnoreCase);
}
