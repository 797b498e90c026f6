using System.Collections;
using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.Upstream.Wire;

namespace GraphBff.Upstream.Tests.Wire;

/// <summary>All values of a message as text, read by Google.Protobuf and by the wire reader in the same form.</summary>
internal static class Dumps
{
    public static string Of(IMessage message)
    {
        var text = new StringBuilder();
        Write(text, message);
        return text.ToString();
    }

    public static string Of(WireMessage message)
    {
        var text = new StringBuilder();
        Write(text, message);
        return text.ToString();
    }

    private static void Write(StringBuilder text, IMessage message)
    {
        text.Append('{');
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            var value = field.Accessor.GetValue(message);
            text.Append(field.Name).Append('=');
            if (field.IsMap)
            {
                var (key, item) = (field.MessageType.FindFieldByNumber(1), field.MessageType.FindFieldByNumber(2));
                foreach (DictionaryEntry entry in (IDictionary)value)
                {
                    WriteValue(text, key, entry.Key);
                    text.Append(':');
                    WriteValue(text, item, entry.Value);
                }
            }
            else if (field.IsRepeated)
            {
                foreach (var item in (IList)value)
                {
                    WriteValue(text, field, item);
                }
            }
            else if (!field.HasPresence || field.Accessor.HasValue(message))
            {
                WriteValue(text, field, value);
            }
            else if (field.FieldType is not (FieldType.Message or FieldType.Group) && field.RealContainingOneof is null)
            {
                text.Append('~');
                WriteValue(text, field, value);
            }
        }

        text.Append('}');
    }

    private static void Write(StringBuilder text, WireMessage message)
    {
        text.Append('{');
        foreach (var field in message.Type.Fields)
        {
            text.Append(field.Descriptor.Name).Append('=');
            if (field.Descriptor.IsMap)
            {
                var (key, item) = (field.Type!["key"], field.Type["value"]);
                foreach (var entry in message.Entries(field))
                {
                    WriteValue(text, key, entry.Get(key));
                    text.Append(':');
                    WriteValue(text, item, entry.Get(item));
                }
            }
            else if (field.Descriptor.IsRepeated)
            {
                Assert.Equal(message.Count(field), message.Items(field).Count());
                foreach (var item in message.Items(field))
                {
                    WriteValue(text, field, item);
                }
            }
            else if (!field.Descriptor.HasPresence || message.Has(field))
            {
                WriteValue(text, field, message.Get(field));
            }
            else if (field.Type is null && field.Descriptor.RealContainingOneof is null)
            {
                text.Append('~');
                WriteValue(text, field, message.Get(field));
            }
        }

        text.Append('}');
    }

    private static void WriteValue(StringBuilder text, FieldDescriptor field, object? value)
    {
        switch (value)
        {
            case IMessage message:
                Write(text, message);
                return;
            case ByteString bytes:
                text.Append(Convert.ToHexString(bytes.Span));
                break;
            case double number:
                text.Append(BitConverter.DoubleToInt64Bits(number));
                break;
            case float number:
                text.Append(BitConverter.SingleToInt32Bits(number));
                break;
            case Enum constant:
                text.Append(Convert.ToInt32(constant, CultureInfo.InvariantCulture));
                break;
            case null:
                throw new InvalidOperationException($"{field.FullName} is null.");
            default:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }

        // Generated classes have the values of wrappers without the messages.
        text.Append(';');
    }

    private static void WriteValue(StringBuilder text, WireField field, WireValue value)
    {
        switch (field.Descriptor.FieldType)
        {
            case FieldType.Message when field.Type!.Message.File.Name == "google/protobuf/wrappers.proto":
                WriteValue(text, field.Type["value"], value.Message.Get(field.Type["value"]));
                return;
            case FieldType.Message or FieldType.Group:
                Write(text, value.Message);
                return;
            case FieldType.String:
                text.Append(value.Text);
                break;
            case FieldType.Bytes:
                text.Append(Convert.ToHexString(value.Bytes));
                break;
            case FieldType.Bool:
                text.Append(value.Boolean);
                break;
            case FieldType.UInt64 or FieldType.Fixed64:
                text.Append(value.UInt64);
                break;
            default:
                text.Append(value.Int64);
                break;
        }

        text.Append(';');
    }
}
