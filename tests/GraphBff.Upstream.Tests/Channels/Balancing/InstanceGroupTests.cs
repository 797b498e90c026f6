using System.Diagnostics;
using System.Net;
using GraphBff.Upstream.Channels.Balancing;
using GraphBff.Upstream.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Upstream.Tests.Channels.Balancing;

public class InstanceGroupTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Failures_Interrupted_EjectNobody()
    {
        var (group, instances) = Group(3);

        Fail(group, instances[0], 4);
        group.Answered(instances[0]);
        Fail(group, instances[0], 4);

        Assert.False(group.HasEjected);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(5, 2)]
    public void Failures_OfAllOneAfterTheOther_EjectHalfAtMost(int count, int ejected)
    {
        var (group, instances) = Group(count);

        foreach (var instance in instances)
        {
            Fail(group, instance, 100);
        }

        Assert.Equal(ejected, instances.Count(instance => instance.IsEjected));
        Assert.Equal(ejected > 0, group.HasEjected);
    }

    [Fact]
    public void Failures_OfAllTogether_EjectNobody()
    {
        var (group, instances) = Group(4);

        for (var i = 0; i < 100; i++)
        {
            foreach (var instance in instances)
            {
                group.Failed(instance, "too much to do");
            }
        }

        Assert.False(group.HasEjected);
    }

    [Fact]
    public void Failures_WhereNoneIsAllowed_EjectNobody()
    {
        var (never, instances) = Group(3, options => options.EjectAfterFailures = 0);
        Fail(never, instances[0], 100);
        Assert.False(never.HasEjected);

        (never, instances) = Group(3, options => options.MaxEjectedPercent = 0);
        Fail(never, instances[0], 100);
        Assert.False(never.HasEjected);
    }

    [Fact]
    public void Ejection_TrialFails_Doubles()
    {
        var (group, instances) = Group(3, options => options.MaxEjectionTime = TimeSpan.FromSeconds(30));
        var sick = instances[0];
        Fail(group, sick, 5);

        foreach (var seconds in new[] { 10, 20, 30, 30 })
        {
            _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
            Assert.False(group.MayTry(sick));
            _time.Advance(TimeSpan.FromTicks(1));
            Assert.True(group.MayTry(sick));
            Assert.False(group.MayTry(sick));
            // First the call that tested it, then older calls, which say nothing new.
            Fail(group, sick, 10);
        }
    }

    [Fact]
    public void Ejection_TrialGivesNoSign_IsTriedAgain()
    {
        var (group, instances) = Group(3);
        Fail(group, instances[0], 5);

        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.True(group.MayTry(instances[0]));
        _time.Advance(TimeSpan.FromSeconds(20));

        Assert.True(group.MayTry(instances[0]));
    }

    [Fact]
    public void Ejection_TrialIsAnswered_Ends()
    {
        var (group, instances) = Group(3);
        Fail(group, instances[0], 5);

        group.Answered(instances[0]);

        Assert.False(instances[0].IsEjected);
        Assert.False(group.HasEjected);
        Fail(group, instances[0], 4);
        Assert.False(group.HasEjected);
    }

    [Fact]
    public void Ejection_AddressGoes_IsForgotten()
    {
        var (group, instances) = Group(3);
        Fail(group, instances[0], 5);

        group.Keep([instances[1].EndPoint, instances[2].EndPoint]);
        group.Ready([instances[1], instances[2]]);

        Assert.False(group.HasEjected);
        Assert.NotSame(instances[0], group.Of(instances[0].EndPoint));
        Assert.Same(instances[1], group.Of(instances[1].EndPoint));
    }

    [Fact]
    public void Loss_OfAConnectionWithManyCalls_IsOneFailure()
    {
        var (group, instances) = Group(3);
        var began = Stopwatch.GetTimestamp();

        for (var i = 0; i < 100; i++)
        {
            group.Lost(instances[0], began, "reset");
        }

        Assert.Equal(1, instances[0].Failures);
        for (var i = 0; i < 4; i++)
        {
            group.Lost(instances[0], Stopwatch.GetTimestamp(), "reset");
        }

        Assert.True(instances[0].IsEjected);
    }

    [Fact]
    public void Pings_TooMany_DoubleOnceAConnection()
    {
        var (group, instances) = Group(1);
        var began = Stopwatch.GetTimestamp();

        group.PingedTooOften(instances[0], began);
        group.PingedTooOften(instances[0], began);
        Assert.Equal(1, instances[0].PingDoublings);

        group.PingedTooOften(instances[0], Stopwatch.GetTimestamp());
        Assert.Equal(2, instances[0].PingDoublings);
    }

    private static void Fail(InstanceGroup group, Instance instance, int times)
    {
        for (var i = 0; i < times; i++)
        {
            group.Failed(instance, "no answer");
        }
    }

    private (InstanceGroup Group, Instance[] Instances) Group(int count, Action<UpstreamOptions>? configure = null)
    {
        var options = new UpstreamOptions();
        configure?.Invoke(options);
        var group = new InstanceGroup("library", options, _time, NullLogger.Instance);
        Instance[] instances = [.. Enumerable.Range(1, count).Select(i => group.Of(new DnsEndPoint($"127.0.0.{i}", 1)))];
        group.Ready(instances);
        return (group, instances);
    }
}
