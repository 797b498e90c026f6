using System.Text;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Output;

namespace GraphBff.Engine.Types;

/// <summary>The formats of the built-in scalars, of <c>Long</c> and <c>DateTime</c>, and of enums.</summary>
internal static class LeafFormats
{
    public readonly struct Text : ILeafFormat<string?>
    {
        public bool TryWrite(JsonOutput output, string? value)
        {
            if (value is null)
            {
                return false;
            }

            output.String(value);
            return true;
        }

        public object? Box(string? value) => value;
    }

    public readonly struct Id(byte[] prefix) : ILeafFormat<string?>
    {
        public bool TryWrite(JsonOutput output, string? value)
        {
            // An unset proto string is empty. That is not an id: no argument would accept it.
            if (string.IsNullOrEmpty(value))
            {
                return false;
            }

            GlobalId.Write(output, prefix, value);
            return true;
        }

        public object? Box(string? value)
            => string.IsNullOrEmpty(value) ? null : GlobalId.Format(Encoding.UTF8.GetString(prefix.AsSpan(0, prefix.Length - 1)), value);
    }

    public readonly struct Int : ILeafFormat<int?>
    {
        public bool TryWrite(JsonOutput output, int? value)
        {
            if (value is not { } number)
            {
                return false;
            }

            output.Number(number);
            return true;
        }

        public object? Box(int? value) => value;
    }

    public readonly struct Float : ILeafFormat<double?>
    {
        public bool TryWrite(JsonOutput output, double? value)
        {
            if (value is not { } number)
            {
                return false;
            }

            if (!double.IsFinite(number))
            {
                throw new GraphException(ErrorCodes.Internal, "The value is no finite number.");
            }

            output.Number(number);
            return true;
        }

        public object? Box(double? value) => value;
    }

    /// <summary>A 32-bit float in its shortest form: 0.1, not 0.10000000149011612.</summary>
    public readonly struct Single : ILeafFormat<float?>
    {
        public bool TryWrite(JsonOutput output, float? value)
        {
            if (value is not { } number)
            {
                return false;
            }

            if (!float.IsFinite(number))
            {
                throw new GraphException(ErrorCodes.Internal, "The value is no finite number.");
            }

            output.Number(number);
            return true;
        }

        public object? Box(float? value) => value;
    }

    public readonly struct Boolean : ILeafFormat<bool?>
    {
        public bool TryWrite(JsonOutput output, bool? value)
        {
            if (value is not { } boolean)
            {
                return false;
            }

            output.Boolean(boolean);
            return true;
        }

        public object? Box(bool? value) => value;
    }

    public readonly struct Long : ILeafFormat<long?>
    {
        public bool TryWrite(JsonOutput output, long? value)
        {
            if (value is not { } number)
            {
                return false;
            }

            output.QuotedNumber(number);
            return true;
        }

        public object? Box(long? value) => value;
    }

    public readonly struct UnsignedLong : ILeafFormat<ulong?>
    {
        public bool TryWrite(JsonOutput output, ulong? value)
        {
            if (value is not { } number)
            {
                return false;
            }

            output.QuotedNumber(number);
            return true;
        }

        public object? Box(ulong? value) => value;
    }

    public readonly struct Moment : ILeafFormat<DateTimeOffset?>
    {
        public bool TryWrite(JsonOutput output, DateTimeOffset? value)
        {
            if (value is not { } moment)
            {
                return false;
            }

            output.Moment(moment);
            return true;
        }

        public object? Box(DateTimeOffset? value) => value;
    }

    /// <summary>An enum, written from a table of names; a value that is not in the table is null.</summary>
    public readonly struct Enumeration<TEnum>(Dictionary<TEnum, byte[]> names) : ILeafFormat<TEnum>
        where TEnum : struct, Enum
    {
        public bool TryWrite(JsonOutput output, TEnum value)
        {
            if (!names.TryGetValue(value, out var name))
            {
                return false;
            }

            output.Raw(name);
            return true;
        }

        public object? Box(TEnum value) => names.ContainsKey(value) ? value : null;
    }
}
