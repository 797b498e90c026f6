using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace GraphBff.MockServices.Messages;

/// <summary>Reads and writes messages whose class is not known here.</summary>
internal static class MessageAccess
{
    public static IMessage New(this MessageDescriptor type) => type.Parser.ParseFrom(ByteString.Empty);

    public static IMessage Copy(this IMessage message) => message.Descriptor.Parser.ParseFrom(message.ToByteString());

    public static object? Get(this IMessage message, FieldDescriptor field) => field.Accessor.GetValue(message);

    public static void Set(this IMessage message, FieldDescriptor field, object? value)
    {
        if (value is null)
        {
            field.Accessor.Clear(message);
        }
        else
        {
            field.Accessor.SetValue(message, value);
        }
    }

    public static IList List(this IMessage message, FieldDescriptor field) => (IList)field.Accessor.GetValue(message);

    /// <summary>Whether somebody gave the field a value. Without presence, its default counts as none.</summary>
    public static bool IsGiven(this IMessage message, FieldDescriptor field)
        => field.IsMap ? ((IDictionary)message.Get(field)!).Count > 0
            : field.IsRepeated ? message.List(field).Count > 0
            : field.HasPresence ? field.Accessor.HasValue(message)
            : message.Get(field) switch
            {
                string text => text.Length > 0,
                ByteString bytes => bytes.Length > 0,
                bool truth => truth,
                Enum value => Convert.ToInt64(value, null) != 0,
                IConvertible number => number.ToDouble(null) != 0,
                _ => false,
            };

    public static FieldDescriptor? Field(this MessageDescriptor type, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (type.FindFieldByName(name) is { } field)
            {
                return field;
            }
        }

        return null;
    }

    public static bool IsMessage(this FieldDescriptor field) => field.FieldType is FieldType.Message or FieldType.Group && !field.IsMap;

    public static bool IsText(this FieldDescriptor field) => field.FieldType == FieldType.String && !field.IsRepeated;

    public static bool IsInteger(this FieldDescriptor field) => !field.IsRepeated && field.FieldType is FieldType.Int32 or FieldType.Int64
        or FieldType.UInt32 or FieldType.UInt64 or FieldType.SInt32 or FieldType.SInt64 or FieldType.Fixed32 or FieldType.Fixed64
        or FieldType.SFixed32 or FieldType.SFixed64;

    public static bool IsEnum(this FieldDescriptor field) => field.FieldType == FieldType.Enum && !field.IsRepeated;

    /// <summary>A number as the type that an integer field takes.</summary>
    public static object Integer(this FieldDescriptor field, long value) => field.FieldType switch
    {
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => (int)value,
        FieldType.UInt32 or FieldType.Fixed32 => (uint)value,
        FieldType.UInt64 or FieldType.Fixed64 => (ulong)value,
        _ => value,
    };
}
