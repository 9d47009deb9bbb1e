using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Team;

/// <summary>What somebody is to the company.</summary>
public enum MemberStanding
{
    /// <summary>Started it.</summary>
    Founder,

    /// <summary>Is employed.</summary>
    Employee,

    /// <summary>Works for it on a contract.</summary>
    Contractor,

    /// <summary>Advises it.</summary>
    Advisor,
}

/// <summary>Somebody who works for the company.</summary>
public sealed class Member : Row
{
    internal static void Declare(FieldSet<Member> fields) => fields
        .ShortText(member => member.Name, 80)
        .ShortText(member => member.Role, 80)
        .Choice(member => member.Standing)
        .Reference(member => member.ReportsTo, required: false, targets: "team/members")
        .Month(member => member.Since, required: false)
        .Percentage(member => member.Time, required: false)
        .ShortText(member => member.Link, 300, required: false)
        .Markdown(member => member.Responsibilities, 2000)
        .Markdown(member => member.Biography, 3000);

    /// <summary>Their name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What they are in the company.</summary>
    public string Role { get; private set; } = "";

    /// <summary>What they are to it.</summary>
    public MemberStanding? Standing { get; private set; }

    /// <summary>To whom they report; nobody for whoever leads.</summary>
    public Guid? ReportsTo { get; private set; }

    /// <summary>The month in which they began.</summary>
    public Month? Since { get; private set; }

    /// <summary>How much of their working time is the company's; a fraction.</summary>
    public decimal? Time { get; private set; }

    /// <summary>Where more about them can be read.</summary>
    public string Link { get; private set; } = "";

    /// <summary>What they answer for.</summary>
    public string Responsibilities { get; private set; } = "";

    /// <summary>What they did before that matters here.</summary>
    public string Biography { get; private set; } = "";
}
