using GraphBff.Engine.Limits;
using GraphBff.Engine.Parsing;
using GraphQLParser.AST;

namespace GraphBff.Adapters.Operations;

/// <summary>
/// The directives that adapters read from operation files. They are not part of the graph: a request that has one is not valid. Names and
/// arguments are those of HotChocolate's OpenAPI adapter, except <c>headerParameters</c>, <c>@example</c>
/// and <c>@tool</c>.
/// </summary>
public static class AdapterDirectives
{
    internal const string Http = "http";
    internal const string Body = "body";
    internal const string ResponseBody = "responseBody";
    internal const string Example = "example";
    internal const string Tool = "tool";

    /// <summary>Their definitions, for tools that check operation files.</summary>
    public static string Sdl => """
        # The directives of operation files. Adapters read and remove them, so the graph itself does not know them.
        # Give this file to tools beside schema.graphql.

        "Serves the operation by REST."
        directive @http(
          "The method of the request."
          method: HttpMethod!
          "The path, such as `/api/v1/users/{id}`. `{name:$variable.field}` sets a variable of another name, or a field of its input."
          route: String!
          "Parameters of the query string, as `name`, `name:$variable` or `name:$variable.field`. Later ones for a variable are aliases."
          queryParameters: [String!]
          "Headers that set variables, such as `Idempotency-Key:$input.idempotencyKey`."
          headerParameters: [String!]
        ) on QUERY | MUTATION

        "The body of the request is the value of this variable."
        directive @body on VARIABLE_DEFINITION

        "A value for the variable, for people and agents who read the description of the operation."
        directive @example(value: Any!) on VARIABLE_DEFINITION

        "The value of this field is the body of the response. Without it, the root field is, if there is only one."
        directive @responseBody on FIELD

        "Offers the operation to agents as a tool of the Model Context Protocol."
        directive @tool(
          "The name for agents. Without it, that of the operation in snake_case: `place_order` for `PlaceOrder`."
          name: String
          "A name for people."
          title: String
          "Whether it may destroy something."
          destructiveHint: Boolean
          "Whether a second call with the same arguments changes nothing more."
          idempotentHint: Boolean
          "Whether it reaches beyond the services of this graph."
          openWorldHint: Boolean
        ) on QUERY | MUTATION

        "A value of the type of the variable."
        scalar Any

        "The methods of REST."
        enum HttpMethod {
          DELETE
          GET
          PATCH
          POST
          PUT
        }

        """;

    /// <summary>The text of an operation file as the graph runs it: without these directives.</summary>
    /// <param name="text">The file. A text that does not parse is returned as it is.</param>
    public static string Remove(string text)
    {
        var parsed = new DocumentParser(new LimitOptions()).Parse(text);
        return parsed.IsGood && parsed.Document.Definitions.OfType<GraphQLOperationDefinition>().FirstOrDefault() is { } operation
            ? OperationText.Cut(text, DirectiveUses.Of(parsed.Document, operation).All)
            : text;
    }

    internal static bool Has(string name) => name is Http or Body or ResponseBody or Example or Tool;
}
