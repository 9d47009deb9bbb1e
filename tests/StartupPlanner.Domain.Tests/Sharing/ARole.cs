using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Domain.Tests.Plans;

namespace StartupPlanner.Domain.Tests.Sharing;

public sealed class ARole
{
    [Theory]
    [InlineData(PlanRole.Owner, true, true, true, true)]
    [InlineData(PlanRole.Editor, true, true, true, false)]
    [InlineData(PlanRole.Advisor, true, true, false, false)]
    [InlineData(PlanRole.Viewer, true, false, false, false)]
    public void Has_its_rights_and_no_others(PlanRole role, bool read, bool comment, bool edit, bool manage) => Assert.Equal(
        [read, comment, edit, manage], ((PlanRight[])[PlanRight.Read, PlanRight.Comment, PlanRight.Edit, PlanRight.Manage]).Select(right => role.Has(right)));

    [Fact]
    public void The_table_knows_every_role_and_right()
    {
        Assert.Equal((4, 4), (Enum.GetValues<PlanRole>().Length, Enum.GetValues<PlanRight>().Length));
        Assert.Throws<ArgumentOutOfRangeException>(() => PlanRole.Owner.Has((PlanRight)99));
    }

    [Fact]
    public void Of_a_member_can_be_changed()
    {
        var member = new Member(PlanId.New(), Guid.NewGuid(), PlanRole.Viewer, PlanUnderTest.Noon);
        member.Become(PlanRole.Editor);
        Assert.Equal(PlanRole.Editor, member.Role);
    }

    [Fact]
    public void Of_owner_is_not_given_by_invitation()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Invitation(PlanId.New(), "", PlanRole.Owner, [], Guid.NewGuid(), PlanUnderTest.Noon));
        Assert.Equal(PlanUnderTest.Noon.AddDays(14), new Invitation(PlanId.New(), "", PlanRole.Editor, [], Guid.NewGuid(), PlanUnderTest.Noon).ExpiresAt);
    }
}
