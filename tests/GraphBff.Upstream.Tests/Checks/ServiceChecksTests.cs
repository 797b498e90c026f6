using Google.Protobuf.Reflection;
using GraphBff.Upstream.Checks;
using GraphBff.Upstream.Tests.Channels;
using GraphBff.Upstream.Tests.Library;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace GraphBff.Upstream.Tests.Checks;

public sealed class ServiceChecksTests
{
    private const string Service = "library.v1.LibraryService";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // A file that imports another, as LibraryService's own does not.
    private static readonly FileDescriptorProto[] Files =
    [
        Importing(LibraryService.Descriptor.File.ToProto()),
        new() { Name = "imported.proto", Package = "imported", Dependency = { "google/protobuf/missing.proto" } },
    ];

    public static TheoryData<Action<IEndpointRouteBuilder>> Versions { get; } =
    [
        endpoints => endpoints.MapGrpcService<AskedService.V1>(),
        endpoints => endpoints.MapGrpcService<AskedService.V1Alpha>(),
    ];

    [Theory]
    [InlineData(ServingStatus.Serving, "SERVING")]
    [InlineData(ServingStatus.NotServing, "NOT_SERVING")]
    [InlineData(ServingStatus.Unknown, "UNKNOWN")]
    public async Task Health_TheServiceSays_IsThat(ServingStatus said, string status)
    {
        await using var service = await AskedService.StartAsync();
        service.Health = name => name == Service ? Task.FromResult(said) : throw new InvalidOperationException(name);

        Assert.Equal(status, (await HealthAsync(service.Address)).Status);
    }

    [Fact]
    public async Task Health_TheServerKnowsOnlyItself_IsThatOfTheServer()
    {
        await using var service = await AskedService.StartAsync();
        service.Health = name => name.Length == 0
            ? Task.FromResult(ServingStatus.NotServing)
            : throw new RpcException(new Status(StatusCode.NotFound, ""));

        Assert.Equal("NOT_SERVING", (await HealthAsync(service.Address)).Status);
    }

    [Theory]
    [InlineData(StatusCode.Unimplemented, "UNKNOWN")]
    [InlineData(StatusCode.PermissionDenied, "UNKNOWN")]
    [InlineData(StatusCode.Internal, "UNKNOWN")]
    [InlineData(StatusCode.Unavailable, "UNREACHABLE")]
    public async Task Health_TheCheckFails_SaysWhy(StatusCode code, string status)
    {
        await using var service = await AskedService.StartAsync();
        service.Health = _ => throw new RpcException(new Status(code, "because"));

        var health = await HealthAsync(service.Address);

        Assert.Equal(status, health.Status);
        Assert.Contains(code == StatusCode.Unimplemented ? "grpc.health.v1" : $"{code}: because", health.Detail!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_NoAnswer_IsUnreachableAfterTheTimeout()
    {
        var never = new TaskCompletionSource<ServingStatus>();
        await using var service = await AskedService.StartAsync();
        service.Health = _ => never.Task;
        await using var channel = TestChannel.To(service.Address);

        var health = await ChecksOf(channel).HealthAsync("library", Service, TimeSpan.FromMilliseconds(100));
        never.SetResult(ServingStatus.Serving);

        Assert.Equal("UNREACHABLE", health.Status);
    }

    [Fact]
    public async Task Health_NothingListens_IsUnreachableAndNotLogged()
    {
        await using var channel = TestChannel.To("http://127.0.0.1:1");

        var health = await ChecksOf(channel).HealthAsync("library", Service, Patience);

        Assert.Equal("UNREACHABLE", health.Status);
        Assert.DoesNotContain(channel.Log.Problems, entry => entry.Category == "GraphBff.Upstream.Calls");
    }

    [Fact]
    public async Task Health_OwnMetadata_IsSent()
    {
        await using var service = await AskedService.StartAsync();
        service.Health = _ => Task.FromResult(ServingStatus.Serving);
        await using var channel = TestChannel.To(
            service.Address, build: upstream => upstream.OwnMetadata(_ => [KeyValuePair.Create("authorization", "own")]));

        await ChecksOf(channel).HealthAsync("library", Service, Patience);

        Assert.Equal("own", Assert.Single(service.Headers).GetValue("authorization"));
    }

    [Theory]
    [MemberData(nameof(Versions), DisableDiscoveryEnumeration = true)]
    public async Task Contract_OneFileAtATime_HasAllThatCanBeFound(Action<IEndpointRouteBuilder> version)
    {
        await using var service = await AskedService.StartAsync(version);
        service.Files = Files;

        var contract = await ContractAsync(service.Address);

        Assert.Null(contract.Detail);
        Assert.Equal(Files.Select(file => file.Name).Order(), contract.Files!.File.Select(file => file.Name).Order());
    }

    [Fact]
    public async Task Contract_TheServiceIsNotThere_IsEmpty()
    {
        await using var service = await AskedService.StartAsync(endpoints => endpoints.MapGrpcService<AskedService.V1>());

        var contract = await ContractAsync(service.Address);

        Assert.Empty(contract.Files!.File);
        Assert.Contains(Service, contract.Detail!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contract_WithoutReflection_IsUnknown()
    {
        await using var service = await AskedService.StartAsync();

        var contract = await ContractAsync(service.Address);

        Assert.Null(contract.Files);
        Assert.Contains("grpc.reflection", contract.Detail!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contract_NothingListens_IsUnknown()
    {
        var contract = await ContractAsync("http://127.0.0.1:1");

        Assert.Null(contract.Files);
        Assert.Contains("Unavailable", contract.Detail!, StringComparison.Ordinal);
    }

    private static async Task<ServiceHealth> HealthAsync(string address)
    {
        await using var channel = TestChannel.To(address);
        return await ChecksOf(channel).HealthAsync("library", Service, Patience);
    }

    private static async Task<ServedContract> ContractAsync(string address)
    {
        await using var channel = TestChannel.To(address);
        return await ChecksOf(channel).ContractAsync("library", Service, Patience);
    }

    private static ServiceChecks ChecksOf(TestChannel channel) => channel.Services.GetRequiredService<ServiceChecks>();

    private static FileDescriptorProto Importing(FileDescriptorProto file)
    {
        file.Dependency.Add("imported.proto");
        return file;
    }
}
