using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Domain.Tests.Plans;

public sealed class ACopy
{
    private readonly Plan plan = PlanUnderTest.Sample();

    [Fact]
    public void Holds_the_same()
    {
        plan.Set("overview/pitch", "Changed");
        plan.Delete(PlanUnderTest.Noon);
        var copy = plan.Copy();
        Assert.Equal(PlanFile.Write(plan), PlanFile.Write(copy));
        Assert.Equal((plan.Id, plan.Revision, plan.CreatedAt, plan.ChangedAt, plan.DeletedAt), (copy.Id, copy.Revision, copy.CreatedAt, copy.ChangedAt, copy.DeletedAt));
    }

    [Fact]
    public void Shares_nothing_that_changes()
    {
        var (before, copy) = (PlanFile.Write(plan), plan.Copy());
        var changed = 0;
        foreach (var part in Outline.Parts)
        {
            foreach (var ((_, mine), (_, other)) in part.Entries(plan).Zip(part.Entries(copy)))
            {
                Assert.NotSame(mine, other);
                foreach (var field in part.Fields.Where(field => !field.Mandatory && field.Codes.Count == 0 && field.Read(other).Length > 0))
                {
                    field.Write(other, "");
                    changed++;
                }
            }
            if (part.RowsOf(copy) is { } rows) rows.Insert(Guid.CreateVersion7(), null);
        }
        copy.Delete(PlanUnderTest.Noon);
        Assert.True(changed > 200, $"{changed} fields.");
        Assert.Equal((before, false), (PlanFile.Write(plan), plan.IsDeleted));
    }
}
