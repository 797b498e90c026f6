using System.Globalization;
using System.Text;
using System.Text.Json;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Output;
using GraphBff.Engine.Running;

namespace GraphBff.Engine.Tests.Output;

public sealed class JsonOutputTests : IDisposable
{
    private readonly JsonOutput _output = new();

    // Not inline data, since an attribute cannot hold a lone surrogate.
    public static TheoryData<string, string> Surrogates => new()
    {
        { "\ud83d\ude00", "\ud83d\ude00" },
        { "a\ud83d", "a\ufffd" },
        { "\ude00b", "\ufffdb" },
        { "\ud83d\"\ude00", "\ufffd\"\ufffd" },
    };

    private string Written => Encoding.UTF8.GetString(_output.WrittenMemory.Span);

    [Fact]
    public void String_EveryCharacter_ReadsBackTheSame()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            if (char.IsSurrogate((char)c))
            {
                continue;
            }

            var text = $"a{(char)c}b";
            _output.Rewind(0);
            _output.String(text);
            Assert.Equal(text, JsonSerializer.Deserialize<string>(_output.WrittenMemory.Span));
        }
    }

    [Theory]
    [MemberData(nameof(Surrogates), DisableDiscoveryEnumeration = true)]
    public void String_Surrogates_PairsStayAndLoneOnesAreReplaced(string text, string expected)
    {
        _output.String(text);

        Assert.Equal(expected, JsonSerializer.Deserialize<string>(_output.WrittenMemory.Span));
    }

    [Fact]
    public void String_LongAndFullOfEscapes_Grows()
    {
        var text = string.Concat(Enumerable.Repeat("\"\\\n\u0001é€\ud83d\ude00x", 5000));

        _output.String(text);

        Assert.Equal(text, JsonSerializer.Deserialize<string>(_output.WrittenMemory.Span));
    }

    [Fact]
    public void Utf8String_EveryCharacter_IsAsString()
    {
        using var expected = new JsonOutput();
        for (var rune = 0; rune <= 0x10FFFF; rune += rune < 0x3000 ? 1 : 97)
        {
            if (!Rune.IsValid(rune))
            {
                continue;
            }

            var text = $"a{new Rune(rune)}\"{new Rune(rune)}";
            expected.Rewind(0);
            expected.String(text);
            _output.Rewind(0);
            _output.Utf8String(Encoding.UTF8.GetBytes(text));
            Assert.True(expected.WrittenMemory.Span.SequenceEqual(_output.WrittenMemory.Span), $"U+{rune:X4}");
        }
    }

    [Fact]
    public void Utf8String_LongAndFullOfEscapes_Grows()
    {
        var text = string.Concat(Enumerable.Repeat("\"\\\n\u0001é€\ud83d\ude00x", 5000));

        _output.Utf8String(Encoding.UTF8.GetBytes(text));

        Assert.Equal(text, JsonSerializer.Deserialize<string>(_output.WrittenMemory.Span));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100_000)]
    public void Base64String_Bytes_ReadBackTheSame(int count)
    {
        var bytes = Enumerable.Range(0, count).Select(number => (byte)(number * 7)).ToArray();

        _output.Base64String(bytes);

        Assert.Equal('"' + Convert.ToBase64String(bytes) + '"', Written);
    }

    [Fact]
    public void Rewind_TakesBackWhatFollows()
    {
        _output.Raw("[1"u8);
        var mark = _output.Position;
        _output.String(new string('x', 100_000));
        _output.Rewind(mark);
        _output.Raw("]"u8);

        Assert.Equal("[1]", Written);
    }

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e21, "1E+21")]
    [InlineData(5e-324, "5E-324")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    public void Number_Double_IsShortestAndReadsBackTheSame(double value, string expected)
    {
        _output.Number(value);

        Assert.Equal(expected, Written);
        Assert.Equal(value, JsonSerializer.Deserialize<double>(_output.WrittenMemory.Span));
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(0L)]
    public void Number_Long_IsWrittenBareAndQuoted(long value)
    {
        _output.Number(value);
        _output.QuotedNumber(value);

        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{value}\"{value}\""), Written);
    }

    [Fact]
    public void Number_LongestDecimal_IsWhole()
    {
        _output.Number(decimal.MinValue);
        _output.Raw((byte)' ');
        _output.Number(0.0000000000000000000000000001m);

        Assert.Equal("-79228162514264337593543950335 0.0000000000000000000000000001", Written);
    }

    [Theory]
    [InlineData("2026-01-31T08:30:00Z", "2026-01-31T08:30:00Z")]
    [InlineData("2026-01-31T08:30:00.5Z", "2026-01-31T08:30:00.500Z")]
    [InlineData("2026-01-31T08:30:00.1234567Z", "2026-01-31T08:30:00.1234567Z")]
    [InlineData("2026-01-31T01:30:00+02:00", "2026-01-30T23:30:00Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    public void Moment_AnyPrecision_IsUtcWithTheDecimalsItNeeds(string moment, string expected)
    {
        _output.Moment(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));

        Assert.Equal($"\"{expected}\"", Written);
    }

    [Fact]
    public void Write_AtTheEdgeOfTheBuffer_Grows()
    {
        for (var filled = 4000; filled < 4200; filled++)
        {
            using var output = new JsonOutput();
            output.Raw(new byte[filled]);
            output.Moment(DateTimeOffset.UnixEpoch);
            output.Number(double.MinValue);
            output.Boolean(false);
            Assert.Equal(
                "\"1970-01-01T00:00:00Z\"-1.7976931348623157E+308false",
                Encoding.UTF8.GetString(output.WrittenMemory.Span[filled..]));
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(5000)]
    [InlineData(70_000)]
    public void Write_MoreThanTheRunMay_EndsItAtTheByte(int most)
    {
        using var output = new JsonOutput(AccountOf(most));
        for (var i = 0; i < most; i++)
        {
            output.Raw((byte)'1');
        }

        Assert.Equal(most, output.WrittenMemory.Length);
        var ended = Assert.Throws<RunEndedException>(() => output.Raw((byte)'1'));
        Assert.Equal(
            $"LIMIT_RESPONSE_BYTES: The response is larger than {most} bytes. Ask for shorter lists, or fewer fields.",
            ended.Error!.ToString());
    }

    [Fact]
    public void Allow_WhatWasChargedBefore_HasRoom()
    {
        var account = AccountOf(1000);
        account.Take(600);
        using var output = new JsonOutput(account);
        output.Raw(new byte[400]);

        output.Allow(600);
        output.Raw(new byte[600]);

        Assert.Throws<RunEndedException>(() => output.Raw((byte)'1'));
        account.Take(output.Position);
        Assert.Equal(0, account.BytesLeft);
    }

    [Fact]
    public void Write_AfterDispose_Throws()
    {
        _output.Dispose();

        Assert.Throws<ObjectDisposedException>(() => _output.Null());
    }

    public void Dispose() => _output.Dispose();

    private static OperationAccount AccountOf(int bytes)
        => new(
            new LimitOptions { ResponseBytes = bytes },
            new OperationLifetime(TimeProvider.System, DateTimeOffset.MaxValue, CancellationToken.None));
}
