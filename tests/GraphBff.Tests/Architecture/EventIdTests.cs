using System.Reflection;
using GraphBff.Adapters.Operations;
using GraphBff.Engine.Operations;
using GraphBff.Hosting;
using GraphBff.Transport.Configuration;
using GraphBff.Upstream.Errors;
using Microsoft.Extensions.Logging;

namespace GraphBff.Tests.Architecture;

/// <summary>An id of a log line is unique, for filters and alerts.</summary>
public sealed class EventIdTests
{
    public static TheoryData<Assembly> Assemblies { get; } =
    [
        typeof(CallerOptions).Assembly,
        typeof(OperationOptions).Assembly,
        typeof(Caller).Assembly,
        typeof(GraphTransportOptions).Assembly,
        typeof(GrpcStatusMap).Assembly,
        typeof(DemoServices.Configuration.DemoServicesOptions).Assembly,
    ];

    [Theory]
    [MemberData(nameof(Assemblies), DisableDiscoveryEnumeration = true)]
    public void LoggerMessages_OfAnAssembly_EachHasAnIdOfItsOwn(Assembly assembly)
    {
        const BindingFlags Any = BindingFlags.Static
            | BindingFlags.Instance
            | BindingFlags.Public
            | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;

        var messages = assembly.GetTypes()
            .SelectMany(type => type.GetMethods(Any))
            .SelectMany(
                method => method.GetCustomAttributes<LoggerMessageAttribute>()
                    .Select(message => (message.EventId, Name: $"{method.DeclaringType}.{method.Name}")))
            .ToArray();

        Assert.NotEmpty(messages);
        Assert.Empty(messages.GroupBy(message => message.EventId).Where(group => group.Count() > 1).SelectMany(group => group));
    }
}
