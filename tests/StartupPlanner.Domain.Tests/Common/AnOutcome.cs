using StartupPlanner.Domain.Common;

namespace StartupPlanner.Domain.Tests.Common;

public sealed class AnOutcome
{
    [Fact]
    public void Is_a_value_or_a_failure()
    {
        Outcome<int> good = 7, bad = new Failure.NotFound();
        Assert.Equal((true, 7, null), (good.Succeeded, good.Value, good.Failure));
        Assert.Equal((false, "NotFound"), (bad.Succeeded, bad.Failure!.Code));
        Assert.Throws<InvalidOperationException>(() => bad.Value);
    }
}
