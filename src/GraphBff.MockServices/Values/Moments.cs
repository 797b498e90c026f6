using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Names;

namespace GraphBff.MockServices.Values;

/// <summary>Fields that hold a moment: a timestamp, or a number that counts from 1970.</summary>
internal static class Moments
{
    public static bool Is(FieldDescriptor field)
        => !field.IsRepeated && (field.IsMessage()
            ? field.MessageType == Timestamp.Descriptor
            : field.IsInteger() && Times.IsMoment(field.Name));

    /// <summary>The field that says when a message came to be; null if none does.</summary>
    public static FieldDescriptor? Creation(MessageDescriptor type)
        => type.Fields.InFieldNumberOrder().FirstOrDefault(field => Is(field) && Times.IsCreation(field.Name));

    /// <summary>The moment; null if the field has none.</summary>
    public static DateTimeOffset? Read(IMessage message, FieldDescriptor field) => message.Get(field) switch
    {
        Timestamp time => time.ToDateTimeOffset(),
        null => null,
        { } number when CountsSeconds(field) => DateTimeOffset.FromUnixTimeSeconds(Convert.ToInt64(number, null)),
        { } number => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(number, null)),
    };

    public static void Write(IMessage message, FieldDescriptor field, DateTimeOffset moment)
        => message.Set(field, field.IsMessage() ? Timestamp.FromDateTimeOffset(moment) : Number(field, moment));

    /// <summary>A moment as the number that an integer field holds.</summary>
    public static object Number(FieldDescriptor field, DateTimeOffset moment)
        => field.Integer(CountsSeconds(field) ? moment.ToUnixTimeSeconds() : moment.ToUnixTimeMilliseconds());

    // Milliseconds if the field can hold them, and its name does not say seconds.
    private static bool CountsSeconds(FieldDescriptor field)
        => field.FieldType is FieldType.Int32 or FieldType.UInt32 || Words.Of(field.Name)[^1] is "seconds" or "secs" or "s";
}
