using GraphQLParser.AST;

namespace GraphBff.Adapters.Operations;

/// <summary>
/// Reads <c>@http(method: GET, route: "/users/{id}", queryParameters: ["first"], headerParameters: ["Idempotency-Key:$input.key"])</c>.
/// </summary>
internal static class HttpDirective
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <exception cref="DirectiveException">The directive, or its route, has another form.</exception>
    public static HttpRoute Read(GraphQLDirective directive)
    {
        var arguments = new DirectiveArguments(directive, "method", "route", "queryParameters", "headerParameters");
        var method = arguments.RequiredName("method");
        if (!Methods.Contains(method))
        {
            throw new DirectiveException(directive, $"The method of @http is one of {string.Join(", ", Methods)}, and not {method}.");
        }

        var segments = Segments(directive, arguments.RequiredText("route"));
        return new HttpRoute(
            method,
            string.Concat(segments.Select(segment => "/" + (segment.Parameter is { } parameter ? $"{{{parameter.Name}}}" : segment.Text))),
            [.. segments.Where(segment => segment.Parameter is not null).Select(segment => segment.Parameter!)],
            arguments.Parameters("queryParameters"),
            arguments.Parameters("headerParameters"));
    }

    private static List<(string Text, ParameterBinding? Parameter)> Segments(GraphQLDirective directive, string route)
    {
        if (!route.StartsWith('/') || route.EndsWith('/'))
        {
            throw new DirectiveException(directive, $"The route '{route}' must begin with a slash, and not end with one.");
        }

        return [.. route[1..].Split('/').Select(segment => (segment, ParameterOf(directive, segment)))];
    }

    private static ParameterBinding? ParameterOf(GraphQLDirective directive, string segment)
    {
        if (segment is ['{', .. var inner, '}'])
        {
            try
            {
                return ParameterBinding.Parse(inner);
            }
            catch (FormatException exception)
            {
                throw new DirectiveException(directive, exception.Message);
            }
        }

        return segment.Length > 0 && segment.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~')
            ? null
            : throw new DirectiveException(
                directive, $"The segment '{segment}' of the route is neither {{parameter}} nor of letters, digits and -._~.");
    }
}
