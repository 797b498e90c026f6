using System.Text.Json;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.WebSockets;

/// <summary>A message of a client, as slices of the received bytes.</summary>
internal struct ClientMessage
{
    // A payload may be as deep as the body of a POST.
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = JsonText.MaxDepth + 1 };

    public ClientMessageType Type { get; private set; }

    /// <summary>The operation's id; null for messages that concern no operation.</summary>
    public OperationId? Id { get; private set; }

    /// <summary>The text of a JSON object; empty if absent.</summary>
    public ReadOnlyMemory<byte> Payload { get; private set; }

    /// <summary>Reads the text of one message.</summary>
    /// <returns>Why it is not a message of graphql-transport-ws, or null.</returns>
    public static SocketClose? Read(ReadOnlyMemory<byte> json, out ClientMessage message)
    {
        message = default;
        var reader = new Utf8JsonReader(json.Span, ReaderOptions);
        try
        {
            return message.ReadMembers(ref reader, json) ?? message.Check();
        }
        catch (JsonException)
        {
            return SocketClose.Invalid($"The message is not valid JSON, or its payload is nested deeper than {JsonText.MaxDepth} levels");
        }
    }

    private SocketClose? ReadMembers(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return SocketClose.Invalid("The message must be a JSON object");
        }

        var (hasType, hasId, hasPayload) = (false, false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // JSON readers differ in which of two equal names counts. A proxy might check one, and the other would run here.
            var fault = !JsonText.IsText(ref reader) ? SocketClose.Invalid("A name escapes half of a surrogate pair")
                : reader.ValueTextEquals("type"u8) ? Once(ref hasType, "type") ?? ReadType(ref reader)
                : reader.ValueTextEquals("id"u8) ? Once(ref hasId, "id") ?? ReadId(ref reader)
                : reader.ValueTextEquals("payload"u8) ? Once(ref hasPayload, "payload") ?? ReadPayload(ref reader, json)
                : Pass(ref reader);
            if (fault is not null)
            {
                return fault;
            }
        }

        // Only white space may follow; the reader throws on anything else.
        reader.Read();
        return hasType ? null : SocketClose.Invalid("The message has no 'type'");
    }

    private SocketClose? Check()
        => Type is ClientMessageType.Subscribe or ClientMessageType.Complete && Id is null ? SocketClose.Invalid("The message has no 'id'")
            : Type is ClientMessageType.Subscribe && Payload.IsEmpty ? SocketClose.Invalid("The message has no 'payload'")
            : null;

    private static SocketClose? Once(ref bool seen, string name)
    {
        if (seen)
        {
            return SocketClose.Invalid($"'{name}' is given twice");
        }

        seen = true;
        return null;
    }

    private SocketClose? ReadType(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String || !JsonText.IsText(ref reader))
        {
            return SocketClose.Invalid("'type' must be a string");
        }

        Type = reader.ValueTextEquals("subscribe"u8) ? ClientMessageType.Subscribe
            : reader.ValueTextEquals("complete"u8) ? ClientMessageType.Complete
            : reader.ValueTextEquals("ping"u8) ? ClientMessageType.Ping
            : reader.ValueTextEquals("pong"u8) ? ClientMessageType.Pong
            : reader.ValueTextEquals("connection_init"u8) ? ClientMessageType.ConnectionInit
            : ClientMessageType.None;
        return Type == ClientMessageType.None ? SocketClose.Invalid("Clients send no message of this 'type'") : null;
    }

    private SocketClose? ReadId(ref Utf8JsonReader reader)
    {
        reader.Read();
        Id = reader.TokenType == JsonTokenType.String && JsonText.IsText(ref reader) ? OperationId.Read(ref reader) : null;
        return Id is null ? SocketClose.Invalid($"'id' must be a string of 1 to {OperationId.MaxSize} bytes") : null;
    }

    private SocketClose? ReadPayload(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        reader.Read();
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.Null))
        {
            return SocketClose.Invalid("'payload' must be an object");
        }

        if (reader.TokenType == JsonTokenType.StartObject)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            Payload = json[start..(int)reader.BytesConsumed];
        }

        return null;
    }

    private static SocketClose? Pass(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return null;
    }
}
