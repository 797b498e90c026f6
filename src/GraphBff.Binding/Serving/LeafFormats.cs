using System.Buffers;
using System.Text.Json;
using Google.Protobuf.Reflection;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Types;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Output;
using GraphBff.Upstream.Wire;

namespace GraphBff.Binding.Serving;

/// <summary>The formats of the fields that are no objects in the graph.</summary>
/// <param name="enums">The enums of the graph.</param>
/// <param name="json">Writes messages that are JSON in the graph.</param>
internal sealed class LeafFormats(IReadOnlyList<EnumPlan> enums, WireJson json)
{
    private readonly Dictionary<EnumDescriptor, EnumNames> _enums = enums.ToDictionary(plan => plan.Enum, EnumNames.Of);

    /// <summary>The format of a field's values; null for objects.</summary>
    public LeafFormat? Find(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message or FieldType.Group => Find(field.MessageType)?.OfField(),
        FieldType.Enum => OfEnum(field.EnumType),
        FieldType.String => new(
            static (output, value) =>
            {
                output.Utf8String(value.Bytes);
                return true;
            },
            static value => value.Text),
        FieldType.Bytes => new(
            static (output, value) =>
            {
                output.Base64String(value.Bytes);
                return true;
            },
            static value => value.Bytes.ToArray()),
        FieldType.Bool => new(
            static (output, value) =>
            {
                output.Boolean(value.Boolean);
                return true;
            },
            static value => value.Boolean),
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => new(
            static (output, value) =>
            {
                output.Number(value.Int64);
                return true;
            },
            static value => (int)value.Int64),
        FieldType.UInt64 or FieldType.Fixed64 => new(
            static (output, value) =>
            {
                output.QuotedNumber(value.UInt64);
                return true;
            },
            static value => value.UInt64),
        FieldType.Double => new(
            static (output, value) =>
            {
                output.Number(Finite(value.Double));
                return true;
            },
            static value => value.Double),
        FieldType.Float => new(
            static (output, value) =>
            {
                output.Number((float)Finite(value.Single));
                return true;
            },
            static value => value.Single),
        _ => new(
            static (output, value) =>
            {
                output.QuotedNumber(value.Int64);
                return true;
            },
            static value => value.Int64),
    };

    /// <summary>The format of a message; null for objects.</summary>
    public MessageFormat? Find(MessageDescriptor message)
    {
        if (WellKnown.Of(message) is null && !message.IsEmpty(isInput: false))
        {
            return null;
        }

        return message.FullName switch
        {
            "google.protobuf.Timestamp" => new(
                static (output, value) =>
                {
                    if (Times.Moment(value) is not { } moment)
                    {
                        return false;
                    }

                    output.Moment(moment);
                    return true;
                },
                static value => Times.Moment(value)),
            "google.protobuf.Duration" => new(
                static (output, value) =>
                {
                    if (Times.Duration(value) is not { } duration)
                    {
                        return false;
                    }

                    output.String(duration.ToString());
                    return true;
                },
                static value => Times.Duration(value)),
            "google.protobuf.FieldMask" => MessageFormat.Of(
                static value => string.Join(',', value.Items(value.Type["paths"]).Select(path => Masks.Camel(path.Text))),
                static (output, text) => output.String(text)),
            "google.protobuf.Struct" or "google.protobuf.Value" or "google.protobuf.ListValue" or "google.protobuf.Any"
                => MessageFormat.Of(Json, static (output, raw) => output.Raw(raw.Utf8.Span)),
            _ when WellKnown.Of(message) is not null && message.FindFieldByName("value") is { } wrapped => OfWrapper(wrapped),
            // A message without fields is there.
            _ => new(
                static (output, _) =>
                {
                    output.Boolean(true);
                    return true;
                },
                static _ => true),
        };
    }

    private MessageFormat OfWrapper(FieldDescriptor wrapped)
    {
        var inner = Find(wrapped)!;
        return new(
            (output, value) => inner.Write(output, value.Get(value.Type[wrapped])), value => inner.Box(value.Get(value.Type[wrapped])));
    }

    private LeafFormat OfEnum(EnumDescriptor type)
    {
        if (type.FullName == "google.protobuf.NullValue" || !_enums.TryGetValue(type, out var names))
        {
            return new(static (_, _) => false, static _ => null);
        }

        return names.HasNames
            ? new(
                (output, value) =>
                {
                    if (names.Json((int)value.Int64) is not { } name)
                    {
                        return false;
                    }

                    output.Raw(name);
                    return true;
                },
                value => names.Json((int)value.Int64) is null ? null : (int)value.Int64)
            // Its type is String.
            : new(
                (output, value) =>
                {
                    output.String(NameOf(value));
                    return true;
                },
                NameOf);

        string NameOf(WireValue value) => type.FindValueByNumber((int)value.Int64)?.Name ?? $"{value.Int64}";
    }

    private RawJson? Json(WireMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        try
        {
            using var writer = new Utf8JsonWriter(buffer);
            json.Write(writer, message);
        }
        catch (WireException) when (message.Type.Message.FullName == "google.protobuf.Any")
        {
            return Unknown(message);
        }
        catch (WireException)
        {
            return null;
        }

        return new RawJson(buffer.WrittenMemory);
    }

    // Its bytes stay what they are if no proto here says what they mean.
    private static RawJson Unknown(WireMessage any)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("@type", any.Get(any.Type["type_url"]).Bytes);
            writer.WriteBase64String("value", any.Get(any.Type["value"]).Bytes);
            writer.WriteEndObject();
        }

        return new RawJson(buffer.WrittenMemory);
    }

    private static double Finite(double number) => double.IsFinite(number)
        ? number
        : throw new GraphException(ErrorCodes.Internal, "The value is no finite number.");
}
