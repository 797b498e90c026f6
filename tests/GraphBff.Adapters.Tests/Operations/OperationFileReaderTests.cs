using System.Text;
using GraphBff.Adapters.Operations;
using GraphBff.Engine.Limits;

namespace GraphBff.Adapters.Tests.Operations;

[Collection(ProductCollection.Name)]
public sealed class OperationFileReaderTests(GraphFixture fixture)
{
    private readonly OperationFileReader _reader = new(fixture.Graph.Engine, new LimitOptions());

    [Fact]
    public void Read_WithEveryDirective_SaysWhatTheySay()
    {
        var file = _reader.Read("PlaceOrder.graphql", """
            # Places
            # an order.
            mutation PlaceOrder($input: PlaceOrderInput! @body @example(value: { userId: "x", lines: [] }))
            @http(method: POST, route: "/api/orders", headerParameters: "Idempotency-Key:$input.idempotencyKey")
            @tool(title: "Order", destructiveHint: false) {
              placeOrder(input: $input) {
                order @responseBody { id }
              }
            }
            """);

        Assert.Equal("Places an order.", file.Description);
        Assert.Equal(
            """
            # Places
            # an order.
            mutation PlaceOrder($input: PlaceOrderInput!) {
              placeOrder(input: $input) {
                order { id }
              }
            }
            """,
            Encoding.UTF8.GetString(file.Text));
        Assert.Equal("POST /api/orders", $"{file.Http!.Method} {file.Http.Path}");
        Assert.Equal([new ParameterBinding("Idempotency-Key", "input", "idempotencyKey")], file.Http.HeaderParameters);
        Assert.Equal("input", file.BodyVariable);
        Assert.Equal(["input"], file.Examples.Keys);
        Assert.Equal(["placeOrder", "order"], file.ResponseFields.Select(OperationFile.ResponseName));
        Assert.Equal(new ToolHints(null, "Order", false, null, null), file.Tool);
    }

    [Theory]
    [InlineData("\"A user.\" query Q { users { nodes { id } } }", "A user.")]
    [InlineData("\"\"\"\nA\nuser.\n\"\"\"\nquery Q { users { nodes { id } } }", "A user.")]
    [InlineData("# Other.\n\nquery Q { users { nodes { id } } }", "")]
    public void Read_Description_IsThatOfTheOperation(string text, string expected)
        => Assert.Equal(expected, _reader.Read("Q.graphql", text).Description);

    [Fact]
    public void Read_OneRootField_IsTheResponse()
        => Assert.Equal(["page"], Read("query Q { page: users { nodes { id } } }").ResponseFields.Select(OperationFile.ResponseName));

    [Fact]
    public void Read_TwoRootFields_TheDataIsTheResponse()
        => Assert.Empty(Read("query Q { users { nodes { id } } orders { nodes { id } } }").ResponseFields);

    [Theory]
    [InlineData("query Q {\n users { nodes { nme } } }", 2, "nme")]
    [InlineData("query Q {\n users {", 2, "Syntax Error")]
    [InlineData("{ users { nodes { id } } }", 1, "one operation, with a name")]
    [InlineData("query Q\n@http(method: FETCH, route: \"/u\") { users { nodes { id } } }", 2, "one of GET, POST")]
    [InlineData("query Q\n@http(route: \"/u\") { users { nodes { id } } }", 2, "'method'")]
    [InlineData("query Q\n@http(method: GET, route: \"u\") { users { nodes { id } } }", 2, "begin with a slash")]
    [InlineData("query Q\n@http(method: GET, route: \"/u/{}\") { users { nodes { id } } }", 2, "no parameter")]
    [InlineData("query Q\n@http(method: GET, route: \"/u{id}\") { users { nodes { id } } }", 2, "segment")]
    [InlineData("query Q\n@http(method: GET, route: \"/u\", query: \"x\") { users { nodes { id } } }", 2, "not 'query'")]
    [InlineData("query Q\n@http(method: GET, route: \"/u\", queryParameters: [\"x\"]) { users { nodes { id } } }", 2, "$x")]
    [InlineData("query Q\n@http(method: GET, route: \"/u\", queryParameters: [1]) { users { nodes { id } } }", 2, "list of texts")]
    [InlineData("query Q($id: ID!)\n@http(method: GET, route: \"/u\") { user(id: $id) { id } }", 2, "Nothing in a request sets $id")]
    [InlineData("query Q($id: ID! @body)\n@http(method: GET, route: \"/u\") { user(id: $id) { id } }", 2, "no body")]
    [InlineData("query Q {\n users @http(method: GET, route: \"/u\") { nodes { id } } }", 2, "means nothing")]
    [InlineData("query Q { ...F }\nfragment F on Query { users @responseBody { nodes { id } } }", 2, "means nothing")]
    [InlineData("query Q(\n$id: ID! @example) { user(id: $id) { id } }", 2, "needs the argument 'value'")]
    [InlineData("query Q($id: ID!\n@example(value: {})) { user(id: $id) { id } }", 2, "Expected value of type \"ID!\"")]
    [InlineData("query Q($id: ID! @example(value: 1)\n@example(value: 2)) { user(id: $id) { id } }", 2, "twice")]
    [InlineData("query Q\n@example(value: 1) { users { nodes { id } } }", 2, "means nothing")]
    [InlineData("subscription Q\n@http(method: GET, route: \"/u\") { userChanged { user { id } } }", 2, "no subscription")]
    [InlineData(
        "mutation Q($i: CancelOrderInput!)\n@http(method: GET, route: \"/u\", queryParameters: \"id:$i.id\") { cancelOrder(input: $i) { "
        + "order { id } } }",
        2,
        "queries only")]
    public void Read_WrongFile_NamesTheLineAndTheReason(string text, int line, string reason)
    {
        var thrown = Assert.Throws<OperationFileException>(() => Read(text));

        Assert.StartsWith($"Q.graphql, line {line}: ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(reason, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Catalog_TwoFilesWithOneRoute_NamesBoth()
    {
        var files = new[] { ("A", "id"), ("B", "name") }.Select(file => _reader.Read(
            $"{file.Item1}.graphql",
            $"query {file.Item1}(${file.Item2}: ID!) @http(method: GET, route: \"/u/{{{file.Item2}}}\") {{ user(id: ${file.Item2}) "
            + $"{{ id }} }}"));

        var thrown = Assert.Throws<OperationFileException>(() => new OperationCatalog([.. files]));

        Assert.Equal("B.graphql, line 1: A.graphql serves GET /u/{} too.", thrown.Message);
    }

    private OperationFile Read(string text) => _reader.Read("Q.graphql", text);
}
