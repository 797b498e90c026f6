using System.Text;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Parsing;

namespace GraphBff.Engine.Tests.Limits;

/// <summary>
/// Documents of about one megabyte that would cost far more than their size. The tests assert only that they are refused. A stack overflow
/// or a minute of work ends the test run.
/// </summary>
public class HostileDocumentTests
{
    private const int Size = 1 << 20;

    public static TheoryData<string> Shapes => [.. Documents.Keys];

    private static Dictionary<string, Lazy<string>> Documents { get; } = new()
    {
        ["deep selections"] = new(() => Repeat("{a")),
        ["deep inline fragments"] = new(() => Repeat("{...")),
        ["deep lists"] = new(() => "{a(b:" + Repeat("[")),
        ["deep objects"] = new(() => "{a(b:" + Repeat("{x:")),
        ["deep types"] = new(() => "query($a:" + Repeat("[")),
        ["deep defaults"] = new(() => "query($a:Int=" + Repeat("[")),
        ["deep introspection"] = new(() => "{__schema" + Repeat("{types{fields{type")),
        ["deep selections through fragments"] = new(() => "{...F0}" + Numbered(
            5_000, index => $"fragment F{index} on T {Nested(10, $"...F{index + 1}")}")),
        ["many aliases"] = new(() => "{" + Numbered(80_000, index => $"a{index}:b ") + "}"),
        ["many equal fields"] = new(() => "{" + Repeat("a ") + "}"),
        ["many equal objects"] = new(() => "{" + Repeat("a{b{c}} ") + "}"),
        ["many arguments"] = new(() => "{a(" + Numbered(80_000, index => $"a{index}:1 ") + ")}"),
        ["many object fields"] = new(() => "{a(b:{" + Numbered(80_000, index => $"a{index}:1 ") + "})}"),
        ["many list items"] = new(() => "{a(b:[" + Repeat("1 ") + "])}"),
        ["many strings"] = new(() => "{a(b:[" + Repeat("\"\"") + "])}"),
        ["many directives"] = new(() => "{a" + Repeat("@d ") + "}"),
        ["many labels"] = new(() => "{" + Numbered(40_000, index => $"...@defer(label:\"{index}\"){{a}}") + "}"),
        ["many equal labels"] = new(() => "{" + Repeat("...@defer(label:\"a\"){a}") + "}"),
        ["many streams"] = new(() => "{" + Numbered(60_000, index => $"a{index}@stream ") + "}"),
        ["deep defers"] = new(() => Repeat("{...@defer")),
        ["deep defers through fragments"] = new(() => "{...F0}" + Numbered(
            20_000, index => $"fragment F{index} on T{{...F{index + 1}@defer}}")),
        ["doubling deferred fragments"] = new(() => "{...F0}" + Numbered(
            15_000, index => $"fragment F{index} on T{{...F{index + 1}@defer ...F{index + 1}@defer(if:false)}}")),
        ["a fragment deferred many times"] = new(() => "{" + Repeat("...F@defer ") + "}fragment F on T{a@stream}"),
        ["many variables"] = new(() => "query(" + Numbered(60_000, index => $"$a{index}:Int ") + "){a}"),
        ["many operations"] = new(() => Numbered(50_000, index => $"query q{index}{{a}}")),
        ["many comments"] = new(() => "{a}" + Repeat("#\n")),
        ["many type definitions"] = new(() => Repeat("type A{a:B} ")),
        ["doubling fragments"] = new(
            () => "{...F0}" + Numbered(20_000, index => $"fragment F{index} on T{{...F{index + 1} ...F{index + 1}}}")),
        ["chained fragments"] = new(() => "{...F0}" + Numbered(20_000, index => $"fragment F{index} on T{{a ...F{index + 1}}}")),
        ["fragments in a circle"] = new(
            () => "{...F0}" + Numbered(20_000, index => $"fragment F{index} on T{{...F{(index + 1) % 20_000}}}")),
        ["a long name"] = new(() => "{" + Repeat("a") + "}"),
        ["an open string"] = new(() => "{a(b:\"" + Repeat("x")),
        ["an open block string"] = new(() => "{a(b:\"\"\"" + Repeat("\n")),
        ["an error far in a line"] = new(() => "{a " + new string(' ', Size) + "!"),
        ["an error after many lines"] = new(() => Repeat("\r") + "!"),
        ["dots"] = new(() => Repeat(".")),
        ["quotes"] = new(() => Repeat("\"")),
        ["byte order marks"] = new(() => new string('\uFEFF', Size / 3)),
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Parse_DefaultLimits_Refuses(string shape) => AssertRefused(shape, new LimitOptions());

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Parse_WithoutTheByteLimit_Refuses(string shape) => AssertRefused(shape, new LimitOptions { DocumentBytes = 16 << 20 });

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Parse_LoosestLimits_EndsAtOnce(string shape)
    {
        LimitOptions loosest = new()
        {
            DocumentBytes = 16 << 20,
            Tokens = 1_000_000,
            Nesting = 200,
            Depth = 100,
            Fields = 100_000,
            RootFields = 10_000,
            Aliases = 100_000,
            EqualKeys = 10_000,
            FragmentSpreads = 100_000,
            Directives = 100_000,
            Definitions = 10_000,
            Variables = 10_000,
        };

        var result = new DocumentParser(loosest).Parse(Documents[shape].Value);

        Assert.NotEqual(result.IsGood, result.Error is not null);
    }

    private static void AssertRefused(string shape, LimitOptions limits)
    {
        var error = new DocumentParser(limits).Parse(Documents[shape].Value).Error;

        Assert.NotNull(error);
        Assert.True(
            error.Code.StartsWith("LIMIT_", StringComparison.Ordinal)
                || error.Code is ErrorCodes.SyntaxError or ErrorCodes.ValidationFailed,
            error.Code);
        Assert.InRange(error.Message.Length, 1, 300);
    }

    private static string Repeat(string part) => new StringBuilder().Insert(0, part, Size / part.Length).ToString();

    private static string Nested(int depth, string inner) => depth == 0 ? inner : $"{{a{Nested(depth - 1, inner)}}}";

    private static string Numbered(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));
}
