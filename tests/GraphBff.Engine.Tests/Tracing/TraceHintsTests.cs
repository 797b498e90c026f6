using GraphBff.Engine.Tracing;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Engine.Tests.Tracing;

public sealed class TraceHintsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly OperationTrace _trace;

    public TraceHintsTests() => _trace = new OperationTrace(_time, new TraceSettings());

    [Fact]
    public void Hints_NothingStandsOut_AreNone()
    {
        Call("users", milliseconds: 4);
        _time.Advance(TimeSpan.FromMilliseconds(6));

        Assert.Empty(_trace.Read().Texts("hints"));
    }

    [Fact]
    public void Hints_OneServiceTakesMostOfTheTime_NamesItAndItsShare()
    {
        Call("users", milliseconds: 18);
        Call("payments", milliseconds: 82);

        Assert.Equal(["payments took 82 % of the time."], _trace.Read().Texts("hints"));
    }

    [Fact]
    public void Hints_CallsAtTheSameTime_CountOnce()
    {
        var first = _trace.BeginCall(null, "users", "/users.v1.Users/Get")!;
        _time.Advance(TimeSpan.FromMilliseconds(5));
        var second = _trace.BeginCall(null, "users", "/users.v1.Users/Get")!;
        _time.Advance(TimeSpan.FromMilliseconds(5));
        first.End("OK");
        _time.Advance(TimeSpan.FromMilliseconds(5));
        second.End("OK");
        _time.Advance(TimeSpan.FromMilliseconds(5));

        var service = Assert.Single(_trace.Summarize().Services);
        Assert.Equal(new ServiceTime("users", TimeSpan.FromMilliseconds(15), 2), service);
        Assert.Equal(["users took 75 % of the time."], _trace.Read().Texts("hints"));
    }

    [Fact]
    public void Hints_CallsThatFail_AreNamedOnceWithTheirNumber()
    {
        Call("users", milliseconds: 1, "UNAVAILABLE");
        Call("users", milliseconds: 1, "UNAVAILABLE");
        Call("users", milliseconds: 1, "NOT_FOUND");
        _time.Advance(TimeSpan.FromMilliseconds(10));

        Assert.Equal(["users failed Get with UNAVAILABLE, 2 times."], _trace.Read().Texts("hints"));
    }

    [Fact]
    public void Hints_CallThatWasSentAgain_TellsHowOften()
    {
        var call = _trace.BeginCall(null, "users", "/users.v1.Users/Get")!;
        call.End("OK", attempts: 3);
        _time.Advance(TimeSpan.FromMilliseconds(10));

        Assert.Equal(["Get was sent 3 times: users was UNAVAILABLE."], _trace.Read().Texts("hints"));
    }

    [Fact]
    public void Hints_CallWithoutAnAnswer_IsNamed()
    {
        _trace.BeginCall(null, "users", "/users.v1.Users/Get");
        _time.Advance(TimeSpan.FromMilliseconds(10));

        var trace = _trace.Read();
        Assert.Equal(["users took 100 % of the time.", "users had not answered Get when the operation ended."], trace.Texts("hints"));
        Assert.False(trace.List("calls")[0].TryGetProperty("duration", out _));
    }

    private void Call(string service, int milliseconds, string status = "OK")
    {
        var call = _trace.BeginCall(_trace.Scope, service, $"/{service}.v1.Service/Get", keys: 2, requestBytes: 10)!;
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        call.End(status, attempts: 1, responseBytes: 20);
    }
}
