using System.Globalization;
using System.Text;
using System.Text.Json;
using Google.Protobuf.Reflection;

namespace GraphBff.Upstream.Wire;

/// <summary>Writes messages as JSON, by protobuf's JSON mapping (ProtoJSON).</summary>
/// <param name="types">The types of messages in Any.</param>
/// <param name="find">The message of a full name, for Any; null if it is not known.</param>
public sealed class WireJson(WireTypes types, Func<string, MessageDescriptor?> find)
{
    /// <exception cref="WireException">The message has no form in JSON: a time out of range, an Any of an unknown type.</exception>
    public void Write(Utf8JsonWriter writer, WireMessage message) => Write(writer, message, depth: 0);

    // A document is no deeper than this, but an Any holds another one.
    private void Write(Utf8JsonWriter writer, WireMessage message, int depth)
    {
        if (depth > WireScanner.MaxDepth)
        {
            throw new WireException("Messages are nested too deep.");
        }

        if (message.Type.Message.File.Package == "google.protobuf" && WriteWellKnown(writer, message, depth))
        {
            return;
        }

        writer.WriteStartObject();
        WriteFields(writer, message, depth);
        writer.WriteEndObject();
    }

    private void WriteFields(Utf8JsonWriter writer, WireMessage message, int depth)
    {
        foreach (var field in message.Type.Fields.Where(field => IsWritten(message, field)))
        {
            writer.WritePropertyName(field.Descriptor.JsonName);
            if (field.Descriptor.IsMap)
            {
                WriteMap(writer, message.Entries(field), depth);
            }
            else if (field.IsRepeated)
            {
                writer.WriteStartArray();
                foreach (var item in message.Items(field))
                {
                    WriteValue(writer, field, item, depth);
                }

                writer.WriteEndArray();
            }
            else
            {
                WriteValue(writer, field, message.Get(field), depth);
            }
        }
    }

    // Without presence, a zero that was sent is as one that was not.
    private static bool IsWritten(WireMessage message, WireField field)
        => message.Has(field) && (field.IsRepeated || field.Descriptor.HasPresence || !message.Get(field).IsZero);

    private void WriteMap(Utf8JsonWriter writer, IReadOnlyList<WireMessage> entries, int depth)
    {
        writer.WriteStartObject();
        foreach (var entry in entries)
        {
            var (key, value) = (entry.Type.Find(1)!, entry.Type.Find(2)!);
            var name = entry.Get(key);
            writer.WritePropertyName(key.Kind switch
            {
                FieldType.String => name.Text,
                FieldType.Bool => name.Boolean ? "true" : "false",
                FieldType.UInt64 or FieldType.Fixed64 => name.UInt64.ToString(CultureInfo.InvariantCulture),
                _ => name.Int64.ToString(CultureInfo.InvariantCulture),
            });
            WriteValue(writer, value, entry.Get(value), depth + 1);
        }

        writer.WriteEndObject();
    }

    private void WriteValue(Utf8JsonWriter writer, WireField field, WireValue value, int depth)
    {
        switch (field.Kind)
        {
            case FieldType.String:
                writer.WriteStringValue(value.Bytes);
                break;
            case FieldType.Bytes:
                writer.WriteBase64StringValue(value.Bytes);
                break;
            case FieldType.Bool:
                writer.WriteBooleanValue(value.Boolean);
                break;
            case FieldType.Double when double.IsFinite(value.Double):
                writer.WriteNumberValue(value.Double);
                break;
            case FieldType.Double:
                writer.WriteStringValue(NotFinite(value.Double));
                break;
            case FieldType.Float when float.IsFinite(value.Single):
                writer.WriteNumberValue(value.Single);
                break;
            case FieldType.Float:
                writer.WriteStringValue(NotFinite(value.Single));
                break;
            case FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64:
                writer.WriteStringValue(value.Int64.ToString(CultureInfo.InvariantCulture));
                break;
            case FieldType.UInt64 or FieldType.Fixed64:
                writer.WriteStringValue(value.UInt64.ToString(CultureInfo.InvariantCulture));
                break;
            case FieldType.Enum:
                WriteEnum(writer, field.Descriptor.EnumType, (int)value.Int64);
                break;
            case FieldType.Message or FieldType.Group:
                Write(writer, value.Message, depth + 1);
                break;
            default:
                writer.WriteNumberValue(value.Int64);
                break;
        }
    }

    private static void WriteEnum(Utf8JsonWriter writer, EnumDescriptor type, int number)
    {
        if (type.FullName == "google.protobuf.NullValue")
        {
            writer.WriteNullValue();
        }
        else if (type.FindValueByNumber(number) is { } named)
        {
            writer.WriteStringValue(named.Name);
        }
        else
        {
            writer.WriteNumberValue(number);
        }
    }

    private bool WriteWellKnown(Utf8JsonWriter writer, WireMessage message, int depth)
    {
        switch (message.Type.Message.Name)
        {
            case "Timestamp":
                writer.WriteStringValue(WireTimes.Timestamp(message));
                return true;
            case "Duration":
                writer.WriteStringValue(WireTimes.Duration(message));
                return true;
            case "FieldMask":
                writer.WriteStringValue(string.Join(',', message.Items(message.Type["paths"]).Select(path => Camel(path.Text))));
                return true;
            case "Struct":
                WriteMap(writer, message.Entries(message.Type["fields"]), depth);
                return true;
            case "ListValue":
                writer.WriteStartArray();
                foreach (var item in message.Items(message.Type["values"]))
                {
                    Write(writer, item.Message, depth + 1);
                }

                writer.WriteEndArray();
                return true;
            case "Value":
                var kind = message.Type.Fields.FirstOrDefault(message.Has) ?? throw new WireException("A Value has no kind.");
                WriteValue(writer, kind, message.Get(kind), depth);
                return true;
            case "Any":
                WriteAny(writer, message, depth + 1);
                return true;
            case "DoubleValue" or "FloatValue" or "Int64Value" or "UInt64Value" or "Int32Value" or "UInt32Value" or "BoolValue"
                or "StringValue" or "BytesValue":
                WriteValue(writer, message.Type["value"], message.Get(message.Type["value"]), depth);
                return true;
            default:
                return false;
        }
    }

    private void WriteAny(Utf8JsonWriter writer, WireMessage any, int depth)
    {
        var url = any.Get(any.Type["type_url"]).Text;
        writer.WriteStartObject();
        if (url.Length > 0)
        {
            var packed = find(url.Contains('/', StringComparison.Ordinal) ? url[(url.LastIndexOf('/') + 1)..] : "")
                ?? throw new WireException("An Any holds a type that is not known.");
            var message = WireDocument.Read(types.Of(packed), any.Get(any.Type["value"]).Memory).Root;
            writer.WriteString("@type", url);
            if (packed.File.Package == "google.protobuf" && HasOwnForm(packed))
            {
                writer.WritePropertyName("value");
                Write(writer, message, depth);
            }
            else
            {
                WriteFields(writer, message, depth);
            }
        }

        writer.WriteEndObject();
    }

    private static bool HasOwnForm(MessageDescriptor message)
        => message.Name is "Timestamp" or "Duration" or "FieldMask" or "Struct" or "ListValue" or "Value" or "Any"
            || message.Name.EndsWith("Value", StringComparison.Ordinal);

    // foo_bar.baz_qux is fooBar.bazQux. A capital, or an underscore before anything but a small letter, would not lead back.
    private static string Camel(string path)
    {
        var text = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (char.IsAsciiLetterUpper(path[i]) || (path[i] == '_' && i + 1 < path.Length && !char.IsAsciiLetterLower(path[i + 1])))
            {
                throw new WireException("A path of a field mask has no form in JSON.");
            }

            if (path[i] != '_')
            {
                text.Append(i > 0 && path[i - 1] == '_' ? char.ToUpperInvariant(path[i]) : path[i]);
            }
        }

        return text.ToString();
    }

    private static string NotFinite(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}
