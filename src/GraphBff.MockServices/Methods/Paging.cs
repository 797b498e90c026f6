using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Worlds;
using Grpc.Core;

namespace GraphBff.MockServices.Methods;

/// <summary>Cuts lists into pages.</summary>
/// <param name="request">The type of the request, with the size and the token.</param>
/// <param name="response">The type of the message that has the items, with the next token.</param>
internal sealed class Paging(MessageDescriptor request, MessageDescriptor response)
{
    private const int DefaultSize = 50;
    private const int MaxSize = 200;

    private readonly FieldDescriptor? _size = request.Field("page_size", "limit", "max_results", "page_limit", "per_page", "first");
    private readonly FieldDescriptor? _token = request.Field(
        "page_token", "next_page_token", "continuation_token", "starting_token", "cursor", "token", "after");
    private readonly FieldDescriptor? _next = response.Field(
        "next_page_token", "continuation_token", "next_token", "next_cursor", "cursor", "token");
    private readonly FieldDescriptor? _total = response.Field("total_size", "total_count", "total");

    /// <summary>Reads a page into a message.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="answer">Receives the token of the next page and the total.</param>
    /// <param name="set">The entities.</param>
    /// <param name="criteria">What the items must be like.</param>
    /// <returns>The items.</returns>
    public List<IMessage> Read(IMessage asked, IMessage answer, EntitySet set, IReadOnlyList<Criterion> criteria)
    {
        var filters = criteria.Select(criterion => criterion.ToString()).Order(StringComparer.Ordinal);
        var scope = $"{set.Type.Message.FullName} {string.Join(';', filters)}";
        var start = _token is not null && Text(asked.Get(_token)) is { Length: > 0 } token
            ? PlaceOf(set, PageTokens.Read(scope, token))
            : -1;
        var size = Size(asked);
        var items = Candidates(set, criteria)
            .Where(entity => set.PlaceOf(set.Type.KeyText(entity)) > start && criteria.All(criterion => criterion.Holds(entity)))
            .Take(size == int.MaxValue ? size : size + 1)
            .ToList();
        if (items.Count > size)
        {
            items.RemoveAt(size);
            if (_next is not null && items.Count > 0)
            {
                var next = PageTokens.Write(scope, set.Type.KeyText(items[^1]));
                answer.Set(_next, _next.FieldType == FieldType.Bytes ? ByteString.CopyFromUtf8(next) : next);
            }
        }

        if (_total is not null && _total.IsInteger())
        {
            answer.Set(
                _total, _total.Integer(Candidates(set, criteria).Count(entity => criteria.All(criterion => criterion.Holds(entity)))));
        }

        return items;
    }

    private static string Text(object? token) => token switch
    {
        ByteString bytes => bytes.ToStringUtf8(),
        string text => text,
        _ => "",
    };

    private static int PlaceOf(EntitySet set, string key)
        => set.PlaceOf(key)
            ?? throw new RpcException(new Status(StatusCode.InvalidArgument, "The item before the next page was deleted."));

    // One filter by a single value narrows the search, so that a page for each of many parents does not read all entities.
    private static IEnumerable<IMessage> Candidates(EntitySet set, IReadOnlyList<Criterion> criteria)
        => criteria.LastOrDefault(criterion => criterion is { Match: Match.Equal, Values.Count: 1, Field.IsRepeated: false }) is { } one
            ? set.With(one.Field!, one.Values[0])
            : set.Ordered;

    // Without tokens there are no further pages, so the list comes whole.
    private int Size(IMessage asked)
    {
        var size = _size is not null && _size.IsInteger() ? Convert.ToInt64(asked.Get(_size), null) : 0;
        return size switch
        {
            < 0 => throw new RpcException(new Status(StatusCode.InvalidArgument, "A page size is not negative.")),
            0 when _next is null || (_token is null && _size is null) => int.MaxValue,
            0 => DefaultSize,
            _ => (int)Math.Min(size, MaxSize),
        };
    }
}
