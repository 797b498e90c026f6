using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Running;

namespace GraphBff.Engine.Output;

/// <summary>
/// A pooled UTF-8 buffer of JSON text. It can rewind, so that a null in a non-null field discards what its parents have already written.
/// The caller writes the punctuation between values.
/// </summary>
public sealed class JsonOutput : IDisposable
{
    private const int InitialSize = 4096;
    private const int MaxInitialSize = 256 * 1024;

    // What JSON requires to be escaped (RFC 8259, 7): quote, backslash and control characters.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000A\u000B\u000C\u000D\u000E\u000F" +
        "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    private static readonly SearchValues<byte> EscapedBytes = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000A\u000B\u000C\u000D\u000E\u000F"u8 +
        "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F"u8);

    private readonly OperationAccount? _account;
    private int _most;
    private byte[] _buffer;

    // Where writing must stop: at the end of the buffer, or earlier at the most that may be written.
    private int _end;

    /// <summary>An output that grows as far as an array can.</summary>
    public JsonOutput()
        : this(null)
    {
    }

    /// <param name="account">
    /// The account of the run that writes. The run ends if the output takes more bytes than the account has left. Null for no limit.
    /// </param>
    /// <param name="expected">How many bytes will probably be written; 0 if unknown.</param>
    internal JsonOutput(OperationAccount? account, int expected = 0)
    {
        _account = account;
        _most = account?.BytesLeft ?? Array.MaxLength;
        _buffer = OutputPool.Rent(Math.Clamp(expected, InitialSize, MaxInitialSize));
        _end = Math.Min(_buffer.Length, _most);
    }

    /// <summary>How many bytes are written. Pass it to <see cref="Rewind"/> to discard what follows.</summary>
    public int Position { get; private set; }

    public ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, Position);

    /// <summary>Discards everything after the position.</summary>
    public void Rewind(int position) => Position = position;

    /// <summary>Allows bytes that the run's account was already charged for.</summary>
    internal void Allow(int charged)
    {
        if (_account is not null)
        {
            _account.GiveBack(charged);
            _most += charged;
            _end = Math.Min(_buffer.Length, _most);
        }
    }

    /// <summary>Writes bytes that are already JSON.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Reserve(json.Length));
        Position += json.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(byte json)
    {
        Reserve(1)[0] = json;
        Position++;
    }

    public void Null() => Raw("null"u8);

    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void Number(long value)
    {
        _ = Utf8Formatter.TryFormat(value, Reserve(20), out var written);
        Position += written;
    }

    /// <summary>Writes a finite number in the shortest form that reads back as the same value.</summary>
    public void Number(double value)
    {
        _ = value.TryFormat(Reserve(32), out var written, "R", CultureInfo.InvariantCulture);
        Position += written;
    }

    /// <summary>Writes a finite 32-bit float in the shortest form that reads back as the same 32-bit float.</summary>
    public void Number(float value)
    {
        _ = value.TryFormat(Reserve(32), out var written, "R", CultureInfo.InvariantCulture);
        Position += written;
    }

    public void Number(decimal value)
    {
        _ = value.TryFormat(Reserve(40), out var written, default, CultureInfo.InvariantCulture);
        Position += written;
    }

    /// <summary>Writes a number in quotes, since a JSON number beyond 2^53 loses precision in every browser.</summary>
    public void QuotedNumber(long value)
    {
        Raw((byte)'"');
        Number(value);
        Raw((byte)'"');
    }

    /// <inheritdoc cref="QuotedNumber(long)"/>
    public void QuotedNumber(ulong value)
    {
        Raw((byte)'"');
        _ = Utf8Formatter.TryFormat(value, Reserve(20), out var written);
        Position += written;
        Raw((byte)'"');
    }

    /// <summary>Writes a point in time as RFC 3339 in UTC, with zero, three or seven decimals of a second, as needed.</summary>
    public void Moment(DateTimeOffset value)
    {
        const int seconds = 19, milliseconds = 23, ticks = 27;

        var utc = value.UtcDateTime;
        var target = Reserve(ticks + 3);
        target[0] = (byte)'"';
        _ = Utf8Formatter.TryFormat(utc, target[1..], out _, new StandardFormat('O'));
        var fraction = utc.Ticks % TimeSpan.TicksPerSecond;
        var length = fraction == 0 ? seconds : fraction % TimeSpan.TicksPerMillisecond == 0 ? milliseconds : ticks;
        target[length + 1] = (byte)'Z';
        target[length + 2] = (byte)'"';
        Position += length + 3;
    }

    /// <summary>Writes a JSON string; a lone surrogate becomes U+FFFD.</summary>
    public void String(ReadOnlySpan<char> value)
    {
        Raw((byte)'"');
        StringContent(value);
        Raw((byte)'"');
    }

    /// <summary>Writes the inside of a JSON string, for values that consist of several parts.</summary>
    public void StringContent(ReadOnlySpan<char> value)
    {
        int escape;
        while ((escape = value.IndexOfAny(Escaped)) >= 0)
        {
            Text(value[..escape]);
            Escape(value[escape]);
            value = value[(escape + 1)..];
        }

        Text(value);
    }

    /// <summary>Writes a JSON string of bytes that are known to be valid UTF-8, as those of a message that was read are.</summary>
    public void Utf8String(ReadOnlySpan<byte> value)
    {
        Raw((byte)'"');
        int escape;
        while ((escape = value.IndexOfAny(EscapedBytes)) >= 0)
        {
            Raw(value[..escape]);
            Escape((char)value[escape]);
            value = value[(escape + 1)..];
        }

        Raw(value);
        Raw((byte)'"');
    }

    /// <summary>Writes bytes as a JSON string of base64 (RFC 4648, 4), as protobuf's JSON has them.</summary>
    public void Base64String(ReadOnlySpan<byte> value)
    {
        Raw((byte)'"');
        _ = Base64.EncodeToUtf8(value, Reserve(Base64.GetMaxEncodedToUtf8Length(value.Length)), out _, out var written);
        Position += written;
        Raw((byte)'"');
    }

    /// <summary>Writes a JSON string of printable ASCII without quotes and backslashes, such as base64url.</summary>
    public void AsciiString(ReadOnlySpan<byte> value)
    {
        Raw((byte)'"');
        Raw(value);
        Raw((byte)'"');
    }

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        Position = _end = 0;
        if (buffer.Length > 0)
        {
            OutputPool.Return(buffer);
        }
    }

    private void Text(ReadOnlySpan<char> value)
    {
        // A character takes at most three bytes. Exact counting is worth it only if those do not fit.
        var target = Reserve(value.Length <= (_end - Position) / 3 ? value.Length * 3 : Encoding.UTF8.GetByteCount(value));
        _ = Utf8.FromUtf16(value, target, out _, out var written, replaceInvalidSequences: true, isFinalBlock: true);
        Position += written;
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"': Raw("\\\""u8); break;
            case '\\': Raw("\\\\"u8); break;
            case '\n': Raw("\\n"u8); break;
            case '\r': Raw("\\r"u8); break;
            case '\t': Raw("\\t"u8); break;
            case '\b': Raw("\\b"u8); break;
            case '\f': Raw("\\f"u8); break;
            default:
                Raw("\\u00"u8);
                Raw((byte)(c < 0x10 ? '0' : '1'));
                Raw("0123456789abcdef"u8[c & 0xF]);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int count)
    {
        if (_end - Position < count)
        {
            Grow(count);
        }

        return _buffer.AsSpan(Position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        ObjectDisposedException.ThrowIf(_buffer.Length == 0, this);
        var needed = (long)Position + count;
        if (needed > _most)
        {
            throw new RunEndedException(_account?.TooLarge ?? LimitErrors.ResponseTooLarge(_most));
        }

        // Not more than may be written: the last step does not double.
        var larger = OutputPool.Rent((int)Math.Min(_most, Math.Max(_buffer.Length * 2L, needed)));
        _buffer.AsSpan(0, Position).CopyTo(larger);
        OutputPool.Return(_buffer);
        _buffer = larger;
        _end = Math.Min(larger.Length, _most);
    }
}
