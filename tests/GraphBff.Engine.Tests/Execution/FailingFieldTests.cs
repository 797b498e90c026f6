using GraphBff.Engine.Errors;
using GraphBff.Engine.Tests.TestSchema;

namespace GraphBff.Engine.Tests.Execution;

/// <summary>An exception in a module becomes an error at its field's path, and at no other.</summary>
public sealed class FailingFieldTests
{
    private readonly ProbeGraph _graph = new();

    [Fact]
    public async Task Leaf_Throws_ErrorWithoutItsText()
    {
        _graph.Script.Text = _ => throw new InvalidOperationException("secret");

        var response = await _graph.RunAsync("{ probe { textLoose number } }");

        Assert.Equal("""{"probe":{"textLoose":null,"number":1}}""", response.GetProperty("data").GetRawText());
        Assert.Equal(["probe.textLoose INTERNAL"], ProbeGraph.ErrorsOf(response));
        Assert.DoesNotContain("secret", response.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Member_Throws_ErrorAtItsPathAndSiblingsStay()
    {
        _graph.Script.Self = _ => throw new GraphException("MINE", "told");

        var (data, errors) = await _graph.FailAsync("{ probe { self { a { number } } a { number } } }");

        Assert.Equal("""{"probe":{"self":null,"a":{"number":2}}}""", data);
        Assert.Equal(["probe.self MINE"], errors);
    }

    [Fact]
    public async Task List_ThrowsWhileItIsRead_ListIsNullAndSiblingsStay()
    {
        _graph.Script.Items = _ => Broken(_graph.Script);

        var (data, errors) = await _graph.FailAsync("{ probe { itemsLoose { number a { number } } a { number } } }");

        Assert.Equal("""{"probe":{"itemsLoose":null,"a":{"number":2}}}""", data);
        Assert.Equal(["probe.itemsLoose INTERNAL"], errors);
    }

    [Fact]
    public async Task List_IsNone_Error()
    {
        _graph.Script.Items = _ => "text";

        var (data, errors) = await _graph.FailAsync("{ probe { itemsLoose { number } } }");

        Assert.Equal("""{"probe":{"itemsLoose":null}}""", data);
        Assert.Equal(["probe.itemsLoose INTERNAL"], errors);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Resolver_ThrowsForOneParent_OthersStay(bool synchronously)
    {
        _graph.Script.Run = async (probe, _) =>
        {
            if (!synchronously)
            {
                await Task.Yield();
            }

            return probe.Number == 11 ? throw new GraphException("MINE", "told") : probe;
        };

        var (data, errors) = await _graph.FailAsync("{ probe { items { run { number } } } }");

        Assert.Equal("""{"probe":{"items":[{"run":{"number":10}},{"run":null},{"run":{"number":12}}]}}""", data);
        Assert.Equal(["probe.items.1.run MINE"], errors);
    }

    [Fact]
    public async Task LoaderKey_ThrowsForOneParent_OthersStay()
    {
        _graph.Script.Key = number => number == 11 ? throw new InvalidOperationException() : $"{number}";

        var (data, errors) = await _graph.FailAsync("{ probe { items { a { number } } } }");

        Assert.Equal("""{"probe":{"items":[{"a":{"number":11}},{"a":null},{"a":{"number":13}}]}}""", data);
        Assert.Equal(["probe.items.1.a INTERNAL"], errors);
    }

    [Fact]
    public async Task LoaderKey_NullOrEmpty_NullAndNoCall()
    {
        _graph.Script.Key = number => number == 10 ? null : "";

        Assert.Equal(
            """{"probe":{"items":[{"a":null},{"a":null},{"a":null}]}}""", await _graph.DataAsync("{ probe { items { a { number } } } }"));
        Assert.Empty(_graph.Script.Batches);
    }

    [Fact]
    public async Task Batch_TooFewResults_ErrorForTheOthers()
    {
        _graph.Script.All = probes => [(object)$"all {probes[0].Number}"];

        var (data, errors) = await _graph.FailAsync("{ probe { items { all } } }");

        Assert.Equal("""{"probe":{"items":[{"all":"all 10"},{"all":null},{"all":null}]}}""", data);
        Assert.Equal(["probe.items.1.all INTERNAL", "probe.items.2.all INTERNAL"], errors);
    }

    [Fact]
    public async Task Batch_Throws_ErrorForAll()
    {
        _graph.Script.All = _ => throw new GraphException("MINE", "told");

        var (_, errors) = await _graph.FailAsync("{ probe { items { all } } }");

        Assert.Equal(["probe.items.0.all MINE", "probe.items.1.all MINE", "probe.items.2.all MINE"], errors);
    }

    [Fact]
    public async Task LoaderBatch_Throws_ErrorForEveryKey()
    {
        _graph.Script.Fetching = (_, _) => throw new GraphException("MINE", "told");

        var (data, errors) = await _graph.FailAsync("{ probe { number items { a { number } } } }");

        Assert.Equal("""{"probe":{"number":1,"items":[{"a":null},{"a":null},{"a":null}]}}""", data);
        Assert.Equal(["probe.items.0.a MINE", "probe.items.1.a MINE", "probe.items.2.a MINE"], errors);
    }

    [Fact]
    public async Task Error_OfMergedField_HasAllItsLocations()
    {
        _graph.Script.Text = _ => null;

        var response = await _graph.RunAsync("{ probe {\n text\n  ... on Probe { text } } }");

        var locations = response.GetProperty("errors")[0].GetProperty("locations").GetRawText();
        Assert.Equal("""[{"line":2,"column":2},{"line":3,"column":18}]""", locations);
    }

    private static IEnumerable<Probe> Broken(Script script)
    {
        yield return script.Probe(1);
        throw new InvalidOperationException();
    }
}
