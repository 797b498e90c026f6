using System.Globalization;
using System.Text;
using Google.Protobuf.Reflection;

namespace GraphBff.Upstream.Wire;

/// <summary>The values of missing fields: those that proto2 and editions declare, and zero otherwise.</summary>
internal static class DefaultValues
{
    public static (long Raw, byte[] Bytes) Of(FieldDescriptor field)
    {
        var declared = field.ToProto();
        if (!declared.HasDefaultValue)
        {
            return field.FieldType switch
            {
                // The first value of a closed enum need not be 0.
                FieldType.Enum when !field.IsRepeated => (field.EnumType.Values[0].Number, []),
                FieldType.Message or FieldType.Group => (WireRows.None, []),
                _ => (0, []),
            };
        }

        var text = declared.DefaultValue;
        return field.FieldType switch
        {
            FieldType.String => (0, Encoding.UTF8.GetBytes(text)),
            FieldType.Bytes => (0, Unescape(text)),
            FieldType.Bool => (text == "true" ? 1 : 0, []),
            FieldType.Enum => (field.EnumType.FindValueByName(text)!.Number, []),
            FieldType.Double => (BitConverter.DoubleToInt64Bits(Number(text)), []),
            FieldType.Float => (BitConverter.SingleToInt32Bits((float)Number(text)), []),
            FieldType.UInt64 or FieldType.Fixed64 => (unchecked((long)ulong.Parse(text, CultureInfo.InvariantCulture)), []),
            _ => (long.Parse(text, CultureInfo.InvariantCulture), []),
        };
    }

    private static double Number(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    // protoc writes the bytes as C does: \n, \", \\ and three octal digits.
    private static byte[] Unescape(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                bytes.Add((byte)text[i]);
            }
            else if (text[++i] is >= '0' and <= '7')
            {
                bytes.Add((byte)(((text[i] - '0') << 6) | ((text[i + 1] - '0') << 3) | (text[i + 2] - '0')));
                i += 2;
            }
            else
            {
                bytes.Add((byte)(text[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other }));
            }
        }

        return [.. bytes];
    }
}
