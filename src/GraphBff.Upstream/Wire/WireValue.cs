using System.Text;
using Google.Protobuf.Reflection;

namespace GraphBff.Upstream.Wire;

/// <summary>A value of a field. Each member is for the types that it names; it does not check which the field has.</summary>
public readonly struct WireValue
{
    private readonly WireDocument _document;
    private readonly WireField _field;
    private readonly long _raw;
    private readonly bool _isDefault;

    internal WireValue(WireDocument document, WireField field, long raw, bool isDefault)
        => (_document, _field, _raw, _isDefault) = (document, field, raw, isDefault);

    /// <summary>A signed number, a number of 32 bits, or the number of an enum's value.</summary>
    public long Int64 => _raw;

    /// <summary>An unsigned number.</summary>
    public ulong UInt64 => unchecked((ulong)_raw);

    /// <summary>A bool.</summary>
    public bool Boolean => _raw != 0;

    /// <summary>A double.</summary>
    public double Double => BitConverter.Int64BitsToDouble(_raw);

    /// <summary>A float.</summary>
    public float Single => BitConverter.Int32BitsToSingle((int)_raw);

    /// <summary>Whether it is what a field without presence has if it was not sent.</summary>
    internal bool IsZero => _field.Kind switch
    {
        FieldType.String or FieldType.Bytes => Bytes.IsEmpty,
        FieldType.Double => Double == 0,
        FieldType.Float => Single == 0,
        _ => _raw == 0,
    };

    /// <summary>Bytes, or the UTF-8 of a string.</summary>
    public ReadOnlySpan<byte> Bytes => _isDefault ? _field.Default.Bytes : _document.Bytes.Slice((int)(_raw >> 32), (int)_raw);

    /// <summary>The same as <see cref="Bytes"/>.</summary>
    internal ReadOnlyMemory<byte> Memory
        => _isDefault ? _field.Default.Bytes : _document.Memory.Slice((int)(_raw >> 32), (int)_raw);

    /// <summary>A string.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>A message or a group.</summary>
    public WireMessage Message => new(_document, _field.Type!, (int)_raw);
}
