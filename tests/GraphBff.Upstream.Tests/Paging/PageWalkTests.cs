using GraphBff.Engine.Errors;
using GraphBff.Upstream.Paging;

namespace GraphBff.Upstream.Tests.Paging;

public class PageWalkTests
{
    [Theory]
    [InlineData(1000, 10, 100)]
    [InlineData(100, 10, 10)]
    [InlineData(95, 10, 10)]
    [InlineData(9, 10, 1)]
    public async Task Walk_ByEndCursors_CostsOneCallPerPage(int items, int first, int calls)
    {
        var list = new ModelList(1, items, ModelRules.Steady);

        var seen = await WalkAsync(list, first);

        Assert.Equal(items, seen);
        Assert.Equal(calls, list.Calls.Count);
    }

    [Fact]
    public async Task Read_ShortPages_AsksForWhatIsMissing()
    {
        var list = new ScriptedList(new(["a", "b"], "t1"), new([], "t2"), new(["c"], "t3"));

        var connection = await Walks.ReadAsync(list, 10, 3, null, probe: false);

        Assert.Equal(["a", "b", "c"], connection.Nodes);
        Assert.Equal([new(3, ""), new(1, "t1"), new(1, "t2")], list.Calls);
    }

    [Fact]
    public async Task CursorAt_LastItemBeforeEmptyPage_IsPastTheEmptyPage()
    {
        var list = new ScriptedList(new(["a"], "t1"), new([], "t2"), new(["b"], "t3"));

        var connection = await Walks.ReadAsync(list, 10, 2, null, probe: false);

        AssertStartOf("t2", connection.CursorAt(0), list);
        AssertStartOf("t3", connection.CursorAt(1), list);
    }

    [Fact]
    public async Task Read_BoundReachedWithItems_IsShortAndSaysThatMoreFollows()
    {
        var list = new ScriptedList(new(["a"], "t1"), new([], "t2"), new([], "t3"), new(["b"], ""));

        var connection = await Walks.ReadAsync(list, 3, 2, null, probe: true);

        Assert.Equal(["a"], connection.Nodes);
        Assert.True(connection.HasNextPage);
        AssertStartOf("t3", connection.CursorAt(0), list);
    }

    [Fact]
    public async Task Read_BoundReachedWithNothing_IsEmptyAndEndsWhereTheServiceGoesOn()
    {
        var list = new ScriptedList(new([], "t1"), new([], "t2"), new(["a"], ""));

        var empty = await Walks.ReadAsync(list, 2, 2, null, probe: true);
        var rest = await Walks.ReadAsync(list, 2, 2, CursorCodec.TryDecode(empty.EndCursor!, list.Scope), probe: true);

        Assert.Empty(empty.Nodes);
        Assert.True(empty.HasNextPage);
        AssertStartOf("t2", empty.EndCursor!, list);
        Assert.Equal(["a"], rest.Nodes);
        Assert.False(rest.HasNextPage);
    }

    [Fact]
    public async Task Read_EmptyListAtItsEnd_HasNoEndCursor()
    {
        var list = new ScriptedList(new([], "t1"), new([], ""));

        var connection = await Walks.ReadAsync(list, 10, 2, null, probe: true);

        Assert.False(connection.HasNextPage);
        Assert.Null(connection.EndCursor);
    }

    [Fact]
    public async Task Read_EmptyPageLeadsToItself_IsInternal()
    {
        var list = new ScriptedList(new([], "t1"), new([], "t1"));

        var exception = await Assert.ThrowsAsync<GraphException>(() => Walks.ReadAsync(list, 10, 2, null, probe: true));

        Assert.Equal(ErrorCodes.Internal, exception.Error.Code);
        Assert.Equal(2, list.Calls.Count);
    }

    [Fact]
    public async Task HasNextPage_InexactTokenLeadsToNothing_IsFalseAfterOneProbe()
    {
        var list = new ScriptedList(new(["a"], "t1"), new([], ""));

        var connection = await Walks.ReadAsync(list, 10, 1, null, probe: true);

        Assert.False(connection.HasNextPage);
        Assert.Equal([new(1, ""), new(1, "t1")], list.Calls);
    }

    [Fact]
    public async Task HasNextPage_NotAskedFor_CostsNoProbe()
    {
        var list = new ScriptedList(new Page<string>(["a"], "t1"));

        await Walks.ReadAsync(list, 10, 1, null, probe: false);

        Assert.Single(list.Calls);
    }

    [Fact]
    public async Task HasNextPage_ExactToken_CostsNoProbe()
    {
        var list = new ScriptedList(new Page<string>(["a"], "t1")) { TokensAreExact = true };

        var connection = await Walks.ReadAsync(list, 10, 1, null, probe: true);

        Assert.True(connection.HasNextPage);
        Assert.Single(list.Calls);
    }

    [Fact]
    public async Task Read_FirstZero_CallsNothing()
    {
        var list = new ScriptedList();

        var connection = await Walks.ReadAsync(list, 10, 0, null, probe: false);

        Assert.Empty(connection.Nodes);
        Assert.Empty(list.Calls);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task HasNextPage_FirstZero_TellsWhetherTheListHasItems(int items, bool expected)
    {
        var list = new ModelList(1, items, ModelRules.Steady);

        var connection = await Walks.ReadAsync(list, 10, 0, null, probe: true);

        Assert.Equal(expected, connection.HasNextPage);
        Assert.Equal([new(1, "")], list.Calls);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task HasNextPage_ListEndedSinceItsCursorWasGiven_IsFalseWhateverFirst(int first)
    {
        var list = new ScriptedList(new Page<string>([], "")) { TokensAreExact = true };

        var connection = await Walks.ReadAsync(list, 10, first, new Cursor("t1", 0), probe: true);

        Assert.False(connection.HasNextPage);
        Assert.Equal([new(1, "t1")], list.Calls);
    }

    [Fact]
    public async Task Read_ServiceGivesMoreThanAsked_KeepsTheRestForTheNextPage()
    {
        var list = new ScriptedList(new(["a", "b", "c"], "t1"), new(["a", "b", "c"], "t1"));

        var one = await Walks.ReadAsync(list, 10, 2, null, probe: true);
        var two = await Walks.ReadAsync(list, 10,
            1, CursorCodec.TryDecode(one.CursorAt(1), list.Scope), probe: false);

        Assert.True(one.HasNextPage);
        Assert.Equal(["c"], two.Nodes);
        Assert.Equal([new(2, ""), new(3, "")], list.Calls);
    }

    [Theory]
    [InlineData("a,b,c,d,e", "d")] // nothing happened
    [InlineData("c,d,e", "d")] // earlier items were removed
    [InlineData("x,y,z,a,b,c,d,e", "d")] // items were added before
    [InlineData("a,b,d,e", "d")] // the item was removed
    [InlineData("a,b,e", "e")] // the item and the next one were removed
    [InlineData("a,e", "e")] // only the first remembered item is left
    [InlineData("e", "e")] // none of them is left
    [InlineData("a,b,d,e,c", "d")] // the item moved down
    [InlineData("c,a,b,d,e", "a")] // it moved up: items are returned twice rather than left out
    public async Task Read_ResumedInChangedPage_FindsItsPlace(string now, string next)
    {
        var before = new ScriptedList(new Page<string>(["a", "b", "c", "d", "e"], ""));
        var connection = await Walks.ReadAsync(before, 10, 5, null, probe: false);
        var after = new ScriptedList(new Page<string>(now.Split(','), ""));

        var resumed = await Walks.ReadAsync(after, 10,
            1, CursorCodec.TryDecode(connection.CursorAt(2), before.Scope), probe: false);

        Assert.Equal([next], resumed.Nodes);
        Assert.True(resumed.HasPreviousPage);
    }

    private static void AssertStartOf(string token, string cursor, ScriptedList list)
    {
        var decoded = CursorCodec.TryDecode(cursor, list.Scope);
        Assert.Equal((token, 0), (decoded!.Token, decoded.Skip));
    }

    private static async Task<int> WalkAsync(ModelList list, int first)
    {
        var seen = 0;
        Cursor? after = null;
        var more = true;
        while (more)
        {
            var connection = await Walks.ReadAsync(list, 10, first, after, probe: true);
            seen += connection.Nodes.Count;
            more = connection.HasNextPage;
            after = more ? CursorCodec.TryDecode(connection.CursorAt(connection.Nodes.Count - 1), list.Scope) : null;
        }

        return seen;
    }
}
