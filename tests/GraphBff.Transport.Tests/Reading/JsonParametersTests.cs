using System.Text;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Tests.Reading;

public class JsonParametersTests
{
    [Fact]
    public void Read_AllParameters_AreSlicedUndecoded()
    {
        var (refusal, query, operationName, variables) = Read(
            """ { "extensions" : {"a":1}, "operationName":"Q\u0041", "query":"{\n  a \"b\" }" , "variables" : { "x" : [1] } } """);

        Assert.Null(refusal);
        Assert.Equal("""{\n  a \"b\" }""", query);
        Assert.Equal("""Q\u0041""", operationName);
        Assert.Equal("""{ "x" : [1] }""", variables);
    }

    [Theory]
    [InlineData("""{"query":"{a}"}""")]
    [InlineData("""{"query":"{a}","operationName":null,"variables":null,"extensions":null}""")]
    [InlineData("""{"query":"{a}","operationName":""}""")]
    [InlineData("""{"id":1,"query":"{a}","unknown":{"query":"no","deep":[[{}]]},"unknown":2}""")]
    [InlineData("""{"qu\u0065ry":"{a}"}""")]
    public void Read_OptionalParametersNullOrAbsent_AreEmpty(string body)
    {
        var (refusal, query, operationName, variables) = Read(body);

        Assert.Null(refusal);
        Assert.Equal(("{a}", "", ""), (query, operationName, variables));
    }

    [Fact]
    public void Read_ByteOrderMark_IsPassedOver()
    {
        var (refusal, query, _, _) = Read([0xEF, 0xBB, 0xBF, .. """{"query":"{a}"}"""u8]);

        Assert.Null(refusal);
        Assert.Equal("{a}", query);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "not valid JSON")]
    [InlineData("NONSENSE", "levels, at line 1, byte 1.")]
    [InlineData("{\"query\":", "not valid JSON")]
    [InlineData("{\n\"query\":x}", "levels, at line 2, byte 9.")]
    [InlineData("""{"query":"{a}"} x""", "not valid JSON")]
    [InlineData("""{"query":"{a}"}{}""", "not valid JSON")]
    [InlineData("""{"query":"{a}",}""", "not valid JSON")]
    [InlineData("""{"query":"{a}"/**/}""", "not valid JSON")]
    [InlineData("""{"query":"{a}","variables":{"x":01}}""", "not valid JSON")]
    [InlineData("""{"query":"\x"}""", "not valid JSON")]
    [InlineData("{\"query\":\"a\nb\"}", "not valid JSON")]
    [InlineData("""{'query':'{a}'}""", "not valid JSON")]
    [InlineData("\"{a}\"", "must be a JSON object")]
    [InlineData("null", "must be a JSON object")]
    [InlineData("7", "must be a JSON object")]
    [InlineData("""[{"query":"{a}"}]""", "Batching is not supported")]
    [InlineData("[]", "Batching is not supported")]
    public void Read_NoJsonObject_IsRefused(string body, string message) => ExpectRefusal(body, message);

    [Theory]
    [InlineData("{}", "Parameter 'query' is missing.")]
    [InlineData("""{"qeury":"{a}"}""", "Parameter 'query' is missing.")]
    [InlineData("""{"Query":"{a}"}""", "Parameter 'query' is missing.")]
    [InlineData("""{"query":null}""", "Parameter 'query' must be a string.")]
    [InlineData("""{"query":{"a":1}}""", "Parameter 'query' must be a string.")]
    [InlineData("""{"query":0}""", "Parameter 'query' must be a string.")]
    [InlineData("""{"query":["{a}"]}""", "Parameter 'query' must be a string.")]
    [InlineData("""{"query":"{a}","operationName":false}""", "Parameter 'operationName' must be a string or null.")]
    [InlineData("""{"query":"{a}","operationName":["a"]}""", "Parameter 'operationName' must be a string or null.")]
    [InlineData("""{"query":"{a}","variables":"{}"}""", "Parameter 'variables' must be an object or null.")]
    [InlineData("""{"query":"{a}","variables":[7]}""", "Parameter 'variables' must be an object or null.")]
    [InlineData("""{"query":"{a}","extensions":0}""", "Parameter 'extensions' must be an object or null.")]
    [InlineData("""{"query":"{a}","query":"{b}"}""", "Parameter 'query' is given twice.")]
    [InlineData("""{"query":"{a}","variables":null,"v\u0061riables":{}}""", "Parameter 'variables' is given twice.")]
    [InlineData("""{"operationName":"a","operationName":"a","query":"{a}"}""", "Parameter 'operationName' is given twice.")]
    public void Read_WrongParameter_IsNamed(string body, string message) => ExpectRefusal(body, message);

    [Theory]
    [InlineData("""{"query":"\ud800"}""")]
    [InlineData("""{"query":"\\\uD83D x"}""")]
    [InlineData("""{"query":"\udc00\ud800"}""")]
    [InlineData("""{"query":"\ud83d\n\ude00"}""")]
    [InlineData("""{"query":"\ud83d\ud83d\ude00"}""")]
    [InlineData("""{"query":"{a}","operationName":"\udfff"}""")]
    [InlineData("""{"query":"{a}","variables":{"x":["\ud83d"]}}""")]
    [InlineData("""{"query":"{a}","variables":{"\ud83d":1}}""")]
    [InlineData("""{"query":"{a}","other":"\ud83d"}""")]
    [InlineData("""{"query":"{a}","\ud83d":1}""")]
    public void Read_UnpairedSurrogate_IsRefused(string body) => ExpectRefusal(body, "half of a surrogate pair");

    [Theory]
    [InlineData("""{"query":"\ud83d\ude00"}""")]
    [InlineData("""{"query":"\\ud83d"}""")]
    [InlineData("""{"query":"\\\\ud83d \" \u0041 \uffff"}""")]
    [InlineData("""{"query":"\uD83D\uDE00\uD83D\uDE00 \ue000 \ud7ff"}""")]
    public void Read_WholeCharacters_AreTaken(string body) => Assert.Null(Read(body).Refusal);

    [Theory]
    [InlineData(62, true)]
    [InlineData(63, false)]
    [InlineData(100_000, false)]
    public void Read_NestedArrays_AreTakenTo64Levels(int levels, bool taken)
    {
        var body = $$$"""{"query":"{a}","variables":{"x":{{{new string('[', levels)}}}{{{new string(']', levels)}}}}}""";

        var (refusal, _, _, _) = Read(body);

        Assert.Equal(taken, refusal is null);
        Assert.Equal(!taken, refusal?.Error.Message.Contains("nested deeper than 64 levels", StringComparison.Ordinal) ?? false);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC3 })]
    [InlineData(new byte[] { 0xC0, 0xAF })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF5, 0x80, 0x80, 0x80 })]
    public void Read_NotUtf8_IsRefused(byte[] bytes)
    {
        var (refusal, _, _, _) = Read([.. "{\"query\":\"{a}\",\"x\":\""u8, .. bytes, .. "\"}"u8]);

        Assert.Equal("The body is not valid UTF-8.", refusal?.Error.Message);
    }

    [Fact]
    public void Read_WellFormedBody_AllocatesNothing()
    {
        ReadOnlyMemory<byte> body =
            """{"query":"query Q($a: ID!) {\n a(id: $a) }","operationName":"Q","variables":{"a":"\u00e4"}}"""u8.ToArray();
        JsonParameters.Read(body, out _);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = JsonParameters.Read(body, out _);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Null(refusal);
    }

    private static void ExpectRefusal(string body, string message)
    {
        var refusal = Read(body).Refusal;

        Assert.NotNull(refusal);
        Assert.Equal((400, "BAD_REQUEST"), (refusal.Status, refusal.Error.Code));
        Assert.Contains(message, refusal.Error.Message, StringComparison.Ordinal);
    }

    private static (Refusal? Refusal, string Query, string OperationName, string Variables) Read(string body)
        => Read(Encoding.UTF8.GetBytes(body));

    private static (Refusal? Refusal, string Query, string OperationName, string Variables) Read(byte[] body)
    {
        var refusal = JsonParameters.Read(body, out var parameters);
        return (refusal, Text(parameters.Query), Text(parameters.OperationName), Text(parameters.Variables));
    }

    private static string Text(ReadOnlyMemory<byte> slice) => Encoding.UTF8.GetString(slice.Span);
}
