using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Values;
using GraphBff.MockServices.Worlds;

namespace GraphBff.MockServices.Methods;

/// <summary>The messages of a stream of changes.</summary>
/// <param name="type">The message.</param>
/// <param name="result">Its field that has the entity; null if it is the entity.</param>
internal sealed class WatchMessages(MessageDescriptor type, FieldDescriptor? result)
{
    private readonly FieldDescriptor? _kind = type.Field("kind", "type", "change_kind", "event_type", "change_type", "action", "event")
        is { } kind && kind.IsEnum() ? kind : null;

    private readonly FieldDescriptor? _token = type.Field("resume_token", "cursor", "token") is { } token && token.IsText() ? token : null;

    /// <summary>Whether a message can say that it carries nothing but a token.</summary>
    public bool HasCheckpoints => result is not null && Kind("checkpoint", "bookmark", "heartbeat") is not null;

    public static IMessage Wrap(MessageDescriptor type, FieldDescriptor? result, IMessage entity)
    {
        if (result is null)
        {
            return entity;
        }

        var message = type.New();
        if (result.IsRepeated)
        {
            message.List(result).Add(entity);
        }
        else
        {
            message.Set(result, entity);
        }

        return message;
    }

    public IMessage Current(IMessage entity) => With(Wrap(type, result, entity), Kind("current", "snapshot", "existing", "initial"), "");

    public IMessage Changed(ChangeSort sort, IMessage entity, string token) => With(
        Wrap(type, result, entity),
        sort switch
        {
            ChangeSort.Created => Kind("created", "create", "added", "add", "new", "inserted"),
            ChangeSort.Deleted => Kind("deleted", "delete", "removed", "remove"),
            _ => Kind("updated", "update", "changed", "modified", "change"),
        },
        token);

    public IMessage Checkpoint(string token) => With(type.New(), Kind("checkpoint", "bookmark", "heartbeat"), token);

    private int? Kind(params ReadOnlySpan<string> words) => _kind is null ? null : Choices.Named(_kind.EnumType, words);

    private IMessage With(IMessage message, int? kind, string token)
    {
        // The entity itself may be the message. It then has no place for a token.
        if (result is not null && kind is { } value)
        {
            message.Set(_kind!, value);
        }

        if (result is not null && _token is not null)
        {
            message.Set(_token, token);
        }

        return message;
    }
}
