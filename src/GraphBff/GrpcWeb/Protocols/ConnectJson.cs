using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.Upstream.PassThrough;
using Grpc.Core;

namespace GraphBff.GrpcWeb.Protocols;

/// <summary>Messages as JSON (ProtoJSON), and the errors of Connect, which are always JSON.</summary>
internal static class ConnectJson
{
    // As in Connect's own servers, so that a client may be newer than the service.
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>Reads a message.</summary>
    /// <exception cref="RefusedCallException">It is not such a message.</exception>
    public static byte[] ToProto(MessageDescriptor type, ReadOnlyMemory<byte> json)
    {
        try
        {
            return Parser.Parse(Encoding.UTF8.GetString(json.Span), type).ToByteArray();
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidJsonException or InvalidOperationException)
        {
            throw new RefusedCallException(
                StatusCode.InvalidArgument, $"The message is not a {type.FullName} in JSON: {LogText(exception.Message)}");
        }
    }

    /// <summary>Writes a message.</summary>
    public static byte[] OfProto(MessageDescriptor type, ReadOnlyMemory<byte> message)
        => Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(type.Parser.ParseFrom(message.Span)));

    /// <summary>Writes a failure (Connect, "Error Codes").</summary>
    public static void Write(Utf8JsonWriter json, PublicStatus failure)
    {
        json.WriteStartObject();
        json.WriteString("code", NameOf(failure.Code));
        json.WriteString("message", failure.Message);
        if (failure.Details.Count > 0)
        {
            json.WriteStartArray("details");
            foreach (var detail in failure.Details)
            {
                json.WriteStartObject();
                json.WriteString("type", detail.TypeUrl[(detail.TypeUrl.LastIndexOf('/') + 1)..]);
                json.WriteString("value", detail.Value.ToBase64().TrimEnd('='));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string LogText(string text) => Engine.Errors.LogText.Of(text);

    // Connect writes it with one l.
    private static string NameOf(StatusCode code) => code == StatusCode.Cancelled ? "canceled"
        : JsonNamingPolicy.SnakeCaseLower.ConvertName(Enum.IsDefined(code) ? code.ToString() : nameof(StatusCode.Unknown));
}
