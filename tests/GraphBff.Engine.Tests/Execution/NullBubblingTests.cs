using GraphBff.Engine.Tests.TestSchema;

namespace GraphBff.Engine.Tests.Execution;

/// <summary>GraphQL specification, 6.4.4 Handling Field Errors.</summary>
public sealed class NullBubblingTests
{
    private readonly ProbeGraph _graph = new();

    [Fact]
    public async Task NullInNonNullLeaf_InNullableObject_ObjectIsNullAndSiblingsStay()
    {
        _graph.Script.Text = number => number == 1 ? null : "there";

        var (data, errors) = await _graph.FailAsync("{ probe { number text } other: probe(number: 2) { text } }");

        Assert.Equal("""{"probe":null,"other":{"text":"there"}}""", data);
        Assert.Equal(["probe.text NULL_IN_NON_NULL"], errors);
    }

    [Fact]
    public async Task NullInNonNullItem_InNonNullList_ParentOfListIsNull()
    {
        _graph.Script.Text = number => number == 11 ? null : "there";

        var (data, errors) = await _graph.FailAsync("{ probe { number items { number text } } }");

        Assert.Equal("""{"probe":null}""", data);
        Assert.Equal(["probe.items.1.text NULL_IN_NON_NULL"], errors);
    }

    [Fact]
    public async Task NullInNonNullLeaf_InListOfNullable_OnlyItemIsNull()
    {
        _graph.Script.Text = number => number == 11 ? null : $"{number}";

        var (data, errors) = await _graph.FailAsync("{ probe { itemsLoose { text } number } }");

        Assert.Equal("""{"probe":{"itemsLoose":[{"text":"10"},null,{"text":"12"}],"number":1}}""", data);
        Assert.Equal(["probe.itemsLoose.1.text NULL_IN_NON_NULL"], errors);
    }

    [Fact]
    public async Task NullInNonNull_UpToTheRoot_DataIsNull()
    {
        _graph.Script.Text = _ => null;

        var (data, errors) = await _graph.FailAsync("{ probe { number } probeSure { selfSure { selfSure { text } } } }");

        Assert.Equal("null", data);
        Assert.Equal(["probeSure.selfSure.selfSure.text NULL_IN_NON_NULL"], errors);
    }

    [Fact]
    public async Task NullItem_InNonNullItems_ErrorAtItsPosition()
    {
        _graph.Script.Items = _ => new object?[] { _graph.Script.Probe(5), null };

        var (data, errors) = await _graph.FailAsync("{ probe { items { number } } }");

        Assert.Equal("""{"probe":null}""", data);
        Assert.Equal(["probe.items.1 NULL_IN_NON_NULL"], errors);
    }

    [Fact]
    public async Task TwoNullsInOneObject_BothReported()
    {
        _graph.Script.Text = _ => null;

        var (data, errors) = await _graph.FailAsync("{ probe { one: text two: text } }");

        Assert.Equal("""{"probe":null}""", data);
        Assert.Equal(["probe.one NULL_IN_NON_NULL", "probe.two NULL_IN_NON_NULL"], errors);
    }

    [Fact]
    public async Task BubbledObject_WithStepsBelow_LaterParentsKeepTheirResults()
    {
        _graph.Script.Text = number => number == 10 ? null : $"{number}";

        var (data, errors) = await _graph.FailAsync("{ probe { itemsLoose { text a { number } } } }");

        Assert.Equal("""{"probe":{"itemsLoose":[null,{"text":"11","a":{"number":12}},{"text":"12","a":{"number":13}}]}}""", data);
        Assert.Equal(["probe.itemsLoose.0.text NULL_IN_NON_NULL"], errors);
    }
}
