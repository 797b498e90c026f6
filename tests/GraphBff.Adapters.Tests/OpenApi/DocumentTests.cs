using System.Text.Json;
using GraphBff.Adapters.Operations;
using GraphBff.Adapters.Rest;
using GraphBff.Adapters.Tests.Schemas;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Adapters.Tests.OpenApi;

[Collection(ProductCollection.Name)]
public sealed class DocumentTests(GraphFixture fixture)
{
    [Fact]
    public async Task Paths_AreTheRoutesOfTheFiles()
    {
        var document = await ReadAsync();

        var described =
            from path in document.GetProperty("paths").EnumerateObject()
            from method in path.Value.EnumerateObject()
            select $"{method.Name.ToUpperInvariant()} {path.Name} {method.Value.GetProperty("operationId").GetString()}";
        var routes =
            from file in fixture.Graph.Services.GetRequiredService<OperationCatalog>().Files
            where file.Http is not null
            select $"{file.Http!.Method} {file.Http.Path} {file.Name}";
        Assert.Equal(routes.Order(), described.Order());
        Assert.Equal("3.1", document.GetProperty("openapi").GetString()![..3]);
    }

    [Fact]
    public async Task Operation_Texts_AreThoseOfItsFile()
    {
        var operation = Operation(await ReadAsync(), "post", "/api/v1/orders");

        Assert.Equal("An order, or why it was not placed", Text(operation, "summary"));
        Assert.Equal(
            "An order, or why it was not placed. The same idempotency key may be sent again.", Text(operation, "description"));
        Assert.Equal(["orders"], operation.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
    }

    [Fact]
    public async Task Parameters_HaveTypesDefaultsAndAliases()
    {
        var parameters = Parameters(Operation(await ReadAsync(), "get", "/api/v1/orders"));

        Assert.Equal(
            ["first", "after", "status", "userId", "pageSize", "pageToken"],
            parameters.Keys.Where(name => name.Length > 0));
        Assert.Equal(10, parameters["first"].GetProperty("schema").GetProperty("default").GetInt32());
        Assert.Equal(10, parameters["first"].GetProperty("example").GetInt32());
        Assert.Contains("PENDING", Values(parameters["status"].GetProperty("schema").GetProperty("enum")));
        Assert.Equal("string", Text(parameters["after"].GetProperty("schema"), "type"));
        Assert.Equal("The same as `first`. Give one of them.", Text(parameters["pageSize"], "description"));
        Assert.False(parameters["pageSize"].GetProperty("schema").TryGetProperty("default", out _));
        Assert.All(parameters.Values, parameter => Assert.False(parameter.TryGetProperty("required", out _)));
    }

    [Fact]
    public async Task Parameters_OfThePath_AreRequired_AndLeaveTheBody()
    {
        var operation = Operation(await ReadAsync(), "post", "/api/v1/orders/{id}/cancel");

        var id = Parameters(operation)["id"];
        Assert.Equal(("path", true), (Text(id, "in"), id.GetProperty("required").GetBoolean()));
        Assert.False(operation.TryGetProperty("requestBody", out _));
    }

    [Fact]
    public async Task Parameters_OfHeaders_AreThere()
        => Assert.Equal(
            "header", Text(Parameters(Operation(await ReadAsync(), "post", "/api/v1/orders"))["Idempotency-Key"], "in"));

    [Fact]
    public async Task Body_IsANamedSchema_ThatTakesWhatTheRouteTakes()
    {
        var document = await ReadAsync();
        var body = Operation(document, "post", "/api/v1/users").GetProperty("requestBody");

        Assert.True(body.GetProperty("required").GetBoolean());
        Assert.Equal(
            "#/components/schemas/CreateUserInput",
            Text(body.GetProperty("content").GetProperty("application/json").GetProperty("schema"), "$ref"));
        var schema = Described.Schema(document.GetProperty("components").GetProperty("schemas").GetProperty("CreateUserInput"));
        Assert.True(schema.Accepts("""{"name":"Ada","email":"ada@example.com"}"""));
        Assert.False(schema.Accepts("""{"name":"Ada"}"""));
        Assert.False(schema.Accepts("""{"name":"Ada","email":"ada@example.com","surname":"L"}"""));
    }

    [Fact]
    public async Task Responses_HaveTheirHeaders()
    {
        var document = await ReadAsync();

        Assert.Equal(["ETag", "Link"], Headers(Operation(document, "get", "/api/v1/users"), "200"));
        Assert.Equal(["ETag"], Headers(Operation(document, "get", "/api/v1/users/{id}"), "200"));
        Assert.Equal(["Location"], Headers(Operation(document, "post", "/api/v1/users"), "201"));
    }

    [Fact]
    public async Task Problems_OfTheDomain_AreAtTheirStatus()
    {
        var responses = Operation(await ReadAsync(), "post", "/api/v1/users").GetProperty("responses");

        var conflict = responses.GetProperty("409");
        Assert.Contains("`urn:problem-type:email-taken`: ", Text(conflict, "description"), StringComparison.Ordinal);
        Assert.Equal(
            "urn:problem-type:email-taken",
            Text(conflict.GetProperty("content").GetProperty(ProblemWriter.MediaType).GetProperty("example"), "type"));
    }

    [Fact]
    public async Task Problems_OfABody_AreOfOperationsThatHaveOne()
    {
        var document = await ReadAsync();

        Assert.True(Operation(document, "post", "/api/v1/users").GetProperty("responses").TryGetProperty("415", out _));
        Assert.False(Operation(document, "get", "/api/v1/users").GetProperty("responses").TryGetProperty("415", out _));
    }

    [Fact]
    public async Task Problems_HaveValidExamples()
    {
        var components = (await ReadAsync()).GetProperty("components");
        var schema = Described.Schema(components.GetProperty("schemas").GetProperty("Problem"));

        var examples =
            from response in components.GetProperty("responses").EnumerateObject()
            where response.Value.TryGetProperty("content", out _)
            let content = response.Value.GetProperty("content").GetProperty(ProblemWriter.MediaType)
            where content.TryGetProperty("example", out _)
            select content.GetProperty("example");
        Assert.True(examples.Count() > 5);
        Assert.All(examples, example => Assert.Equal("", schema.Faults(example)));
    }

    [Fact]
    public async Task Security_IsABearerTokenOrNothing()
    {
        var document = await ReadAsync();

        Assert.Equal("""[{"bearer":[]},{}]""", JsonSerializer.Serialize(document.GetProperty("security")));
        Assert.Equal("bearer", Text(document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer"), "scheme"));
    }

    private Task<JsonElement> ReadAsync() => Described.ReadAsync(fixture.Graph);

    private static JsonElement Operation(JsonElement document, string method, string path) => Described.Operation(document, method, path);

    // Those that are no references.
    private static Dictionary<string, JsonElement> Parameters(JsonElement operation)
        => operation.GetProperty("parameters").EnumerateArray()
            .Where(parameter => parameter.TryGetProperty("name", out _))
            .ToDictionary(parameter => Text(parameter, "name")!);

    private static IEnumerable<string> Headers(JsonElement operation, string status)
        => operation.GetProperty("responses").GetProperty(status).GetProperty("headers").EnumerateObject().Select(header => header.Name);

    private static IEnumerable<string?> Values(JsonElement array) => array.EnumerateArray().Select(value => value.GetString());

    private static string? Text(JsonElement owner, string name) => owner.GetProperty(name).GetString();
}
