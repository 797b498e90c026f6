using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GraphBff.Adapters.Rest;

/// <summary>JSON that is written piece by piece into pooled memory. Dispose it once nothing reads the memory any more.</summary>
internal sealed class JsonBuffer : IDisposable
{
    private const int MaxNumber = 32;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(256);
    private int _length;

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, _length);

    public bool EndsWith(char last) => _length > 0 && _bytes[_length - 1] == last;

    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Free(json.Length));
        _length += json.Length;
    }

    public void Text(string text)
    {
        Raw("\""u8);
        Raw(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        Raw("\""u8);
    }

    public void Number(long number)
    {
        Utf8Formatter.TryFormat(number, Free(MaxNumber), out var written);
        _length += written;
    }

    public void Number(double number)
    {
        Utf8Formatter.TryFormat(number, Free(MaxNumber), out var written);
        _length += written;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    private Span<byte> Free(int needed)
    {
        if (_bytes.Length - _length < needed)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + needed));
            _bytes.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsSpan(_length);
    }
}
