using Google.Protobuf.Reflection;

namespace GraphBff.Binding.Types;

/// <summary>The scalars of the graph that stand for protobuf's scalars and well-known messages.</summary>
internal static class WellKnown
{
    public const string Boolean = "Boolean";

    /// <summary>All names of scalars that a bound graph may have.</summary>
    public static readonly IReadOnlyList<string> Scalars =
    [
        "String", "Int", "Float", Boolean, "ID", "Long", "UnsignedLong", "Base64", "DateTime", "Duration", "JSON",
    ];

    private static readonly Dictionary<string, string> Messages = new()
    {
        ["google.protobuf.Timestamp"] = "DateTime",
        ["google.protobuf.Duration"] = "Duration",
        ["google.protobuf.FieldMask"] = "String",
        ["google.protobuf.Struct"] = "JSON",
        ["google.protobuf.Value"] = "JSON",
        ["google.protobuf.ListValue"] = "JSON",
        ["google.protobuf.Any"] = "JSON",
        ["google.protobuf.DoubleValue"] = "Float",
        ["google.protobuf.FloatValue"] = "Float",
        ["google.protobuf.Int64Value"] = "Long",
        ["google.protobuf.UInt64Value"] = "UnsignedLong",
        ["google.protobuf.Int32Value"] = "Int",
        ["google.protobuf.UInt32Value"] = "Long",
        ["google.protobuf.BoolValue"] = Boolean,
        ["google.protobuf.StringValue"] = "String",
        ["google.protobuf.BytesValue"] = "Base64",
    };

    /// <summary>The scalar of a message; null if it is an object. A message without fields only says that it is there.</summary>
    public static string? Of(MessageDescriptor message)
        => Messages.GetValueOrDefault(message.FullName) ?? (message.Fields.InFieldNumberOrder().Count == 0 ? Boolean : null);

    /// <summary>The scalar of a field that is neither a message nor an enum. A number that is no Int is a text, as JSON has it.</summary>
    public static string Of(FieldType type) => type switch
    {
        FieldType.String => "String",
        FieldType.Bool => Boolean,
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => "Int",
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 or FieldType.UInt32 or FieldType.Fixed32 => "Long",
        FieldType.UInt64 or FieldType.Fixed64 => "UnsignedLong",
        FieldType.Float or FieldType.Double => "Float",
        FieldType.Bytes => "Base64",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "This is no scalar."),
    };

    /// <summary>Whether a value may be missing where protobuf has one: a time out of range, an enum's number without a name.</summary>
    public static bool MayFail(this FieldDescriptor field)
        => field.FieldType == FieldType.Enum
            || (field.IsMessage() && field.MessageType.FullName is "google.protobuf.Timestamp" or "google.protobuf.Value");

    public static bool IsMessage(this FieldDescriptor field) => field.FieldType is FieldType.Message or FieldType.Group;

    public static bool IsMask(this FieldDescriptor field)
        => field.IsMessage() && field.MessageType.FullName == "google.protobuf.FieldMask";
}
