using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Reviews;
using StartupPlanner.Domain.Tests.Plans;

namespace StartupPlanner.Domain.Tests.Reviews;

public sealed class AConversation
{
    private static readonly Guid Author = Guid.NewGuid();
    private static readonly DateTimeOffset Later = PlanUnderTest.Noon.AddDays(1);

    private static CommentThread Start(TextAnchor? words = null) =>
        new(PlanId.New(), PlanUnderTest.At("overview/pitch"), words, "We read scans.", Author, "Which?", PlanUnderTest.Noon);

    [Fact]
    public void Begins_open_with_its_first_comment()
    {
        var thread = Start();
        Assert.True(thread.IsOpen);
        var comment = Assert.Single(thread.Comments);
        Assert.Equal((thread.PlanId, thread.Id, "Which?", Author, PlanUnderTest.Noon), (comment.PlanId, comment.ThreadId, comment.Body, comment.AuthorId!.Value, comment.At));
    }

    [Fact]
    public void Keeps_its_comments_in_order()
    {
        var thread = Start();
        thread.Reply(Guid.NewGuid(), "CT.", Later);
        Assert.Equal(["Which?", "CT."], thread.Comments.Select(comment => comment.Body));
    }

    [Fact]
    public void Is_resolved_once_and_can_be_opened_again()
    {
        var thread = Start();
        thread.Resolve(Author, Later);
        thread.Resolve(Guid.NewGuid(), Later.AddDays(1));
        Assert.Equal((false, Later, Author), (thread.IsOpen, thread.ResolvedAt!.Value, thread.ResolvedBy!.Value));
        thread.Reopen();
        Assert.Equal((true, null, null), (thread.IsOpen, thread.ResolvedAt, thread.ResolvedBy));
    }

    [Fact]
    public void About_a_place_notices_any_change_but_of_white_space()
    {
        Assert.False(Start().IsChanged(" We  read\nscans."));
        Assert.True(Start().IsChanged("We read CT scans."));
    }

    [Fact]
    public void About_words_notices_only_that_they_are_gone()
    {
        var thread = Start(new("scans", "We read ", "."));
        Assert.False(thread.IsChanged("We read CT scans and records."));
        Assert.True(thread.IsChanged("We read CT."));
    }
}
