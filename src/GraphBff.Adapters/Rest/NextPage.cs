using System.Text;
using System.Text.Json;
using GraphBff.Adapters.Operations;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace GraphBff.Adapters.Rest;

/// <summary>The link to the next page of a list (RFC 8288), from the <c>pageInfo</c> of its connection.</summary>
internal sealed class NextPage
{
    private readonly byte[] _pageInfo;
    private readonly byte[] _hasNext;
    private readonly byte[] _cursor;
    private readonly string[] _parameters;

    private NextPage(string pageInfo, string hasNext, string cursor, string[] parameters)
    {
        _pageInfo = Encoding.UTF8.GetBytes($",\"{pageInfo}\":{{");
        _hasNext = Encoding.UTF8.GetBytes(hasNext);
        _cursor = Encoding.UTF8.GetBytes(cursor);
        _parameters = parameters;
    }

    /// <summary>The link of a list; null if the operation is none, or does not select where its pages end.</summary>
    /// <exception cref="OperationFileException">The page's end is not the last selection.</exception>
    public static NextPage? Of(OperationFile file)
    {
        if (file.ResponseFields is not [var root]
            || root.SelectionSet?.Selections.OfType<GraphQLField>().FirstOrDefault(field => field.Name.Value == "pageInfo") is not { } info
            || Selected(info, "hasNextPage") is not { } hasNext
            || Selected(info, "endCursor") is not { } cursor
            || root.Arguments?.Items.FirstOrDefault(argument => argument.Name.Value == "after")?.Value is not GraphQLVariable after)
        {
            return null;
        }

        if (root.SelectionSet.Selections is [_] || root.SelectionSet.Selections[^1] != info)
        {
            throw new OperationFileException(
                file.File, 1, "pageInfo must be the last selection of the list: its end is read from the end of the response.");
        }

        string[] parameters =
        [
            .. file.Http!.QueryParameters
                .Where(parameter => parameter.Variable == after.Name.StringValue && parameter.Field is null)
                .Select(parameter => parameter.Name),
        ];
        return parameters.Length > 0 ? new NextPage(OperationFile.ResponseName(info), hasNext, cursor, parameters) : null;
    }

    /// <summary>The value of <c>Link</c>; null on the last page.</summary>
    public string? LinkOf(HttpRequest request, ReadOnlySpan<byte> list)
    {
        // Inside of a string, a quote is escaped. So these bytes are always a name.
        var start = list.LastIndexOf(_pageInfo);
        if (start < 0)
        {
            return null;
        }

        var reader = new Utf8JsonReader(list[(start + _pageInfo.Length - 1)..]);
        var hasNext = false;
        string? cursor = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isHasNext, isCursor) = (reader.ValueTextEquals(_hasNext), reader.ValueTextEquals(_cursor));
                reader.Read();
                hasNext |= isHasNext && reader.TokenType == JsonTokenType.True;
                cursor = isCursor ? reader.GetString() : cursor;
            }
        }

        return hasNext && cursor is not null ? $"<{request.PathBase}{request.Path}{QueryOf(request, cursor)}>; rel=\"next\"" : null;
    }

    private QueryString QueryOf(HttpRequest request, string cursor)
    {
        var query = new QueryBuilder();
        var name = _parameters[0];
        foreach (var (key, values) in request.Query)
        {
            if (_parameters.Contains(key))
            {
                name = key;
            }
            else
            {
                query.Add(key, values.Select(value => value ?? ""));
            }
        }

        query.Add(name, cursor);
        return query.ToQueryString();
    }

    private static string? Selected(GraphQLField parent, string name)
        => parent.SelectionSet?.Selections.OfType<GraphQLField>().FirstOrDefault(field => field.Name.Value == name) is { } field
            ? OperationFile.ResponseName(field)
            : null;
}
