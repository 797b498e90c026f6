using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace GraphBff.MockServices.Messages;

/// <summary>Amounts in messages of the shape of google.type.Money, whatever their package.</summary>
internal static class Money
{
    /// <summary>The currency of all amounts, so that they can be added.</summary>
    public const string Currency = "EUR";

    private const decimal NanosPerUnit = 1_000_000_000;

    public static bool Is(FieldDescriptor field) => field.IsMessage() && !field.IsRepeated && Is(field.MessageType);

    public static bool Is(MessageDescriptor type)
        => type.Field("currency_code") is { FieldType: FieldType.String }
            && type.Field("units") is { FieldType: FieldType.Int64 }
            && type.Field("nanos") is { FieldType: FieldType.Int32 };

    /// <summary>The first amount of a message; null if it has none.</summary>
    public static FieldDescriptor? First(MessageDescriptor type) => type.Fields.InFieldNumberOrder().FirstOrDefault(Is);

    public static decimal Read(IMessage money)
        => (long)money.Get(money.Descriptor.Field("units")!)! + ((int)money.Get(money.Descriptor.Field("nanos")!)! / NanosPerUnit);

    public static IMessage Write(MessageDescriptor type, decimal amount)
    {
        var money = type.New();
        var units = decimal.Truncate(amount);
        money.Set(type.Field("currency_code")!, Currency);
        money.Set(type.Field("units")!, (long)units);
        money.Set(type.Field("nanos")!, (int)((amount - units) * NanosPerUnit));
        return money;
    }
}
