using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Alpha = Grpc.Reflection.V1Alpha;

namespace GraphBff.Upstream.Tests.Checks;

/// <summary>A server that answers questions about its health and its contract as a test sets it.</summary>
internal sealed class AskedService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AskedService(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <summary>The answer for a service's name; throws what the server answers instead.</summary>
    public Func<string, Task<HealthCheckResponse.Types.ServingStatus>> Health { get; set; } = _ => throw Unimplemented();

    /// <summary>The files of its reflection.</summary>
    public IReadOnlyList<FileDescriptorProto> Files { get; set; } = [];

    /// <summary>The metadata of the calls.</summary>
    public List<Metadata> Headers { get; } = [];

    /// <summary>Starts the server.</summary>
    /// <param name="map">Which of <see cref="V1"/> and <see cref="V1Alpha"/> it serves.</param>
    public static async Task<AskedService> StartAsync(Action<IEndpointRouteBuilder>? map = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGrpc();
        AskedService? service = null;
        builder.Services.AddSingleton(_ => service!);
        var app = builder.Build();
        service = new AskedService(app);
        app.MapGrpcService<HealthService>();
        map?.Invoke(app);
        await app.StartAsync();
        return service;
    }

    public static RpcException Unimplemented() => new(new Status(StatusCode.Unimplemented, ""));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        // One file at a time, as servers on C core do it.
        var found = Files.FirstOrDefault(file => request.FileByFilename.Length > 0
            ? file.Name == request.FileByFilename
            : file.Service.Any(service => $"{file.Package}.{service.Name}" == request.FileContainingSymbol));
        return found is null
            ? new() { ErrorResponse = new() { ErrorCode = (int)StatusCode.NotFound, ErrorMessage = "not found" } }
            : new() { FileDescriptorResponse = new() { FileDescriptorProto = { found.ToByteString() } } };
    }

    private sealed class HealthService(AskedService asked) : Grpc.Health.V1.Health.HealthBase
    {
        public override async Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
        {
            asked.Headers.Add(context.RequestHeaders);
            return new() { Status = await asked.Health(request.Service) };
        }
    }

    public sealed class V1(AskedService asked) : ServerReflection.ServerReflectionBase
    {
        public override async Task ServerReflectionInfo(
            IAsyncStreamReader<ServerReflectionRequest> requestStream,
            IServerStreamWriter<ServerReflectionResponse> responseStream,
            ServerCallContext context)
        {
            await foreach (var request in requestStream.ReadAllAsync())
            {
                await responseStream.WriteAsync(asked.Answer(request));
            }
        }
    }

    public sealed class V1Alpha(AskedService asked) : Alpha.ServerReflection.ServerReflectionBase
    {
        public override async Task ServerReflectionInfo(
            IAsyncStreamReader<Alpha.ServerReflectionRequest> requestStream,
            IServerStreamWriter<Alpha.ServerReflectionResponse> responseStream,
            ServerCallContext context)
        {
            await foreach (var request in requestStream.ReadAllAsync())
            {
                var answer = asked.Answer(ServerReflectionRequest.Parser.ParseFrom(request.ToByteArray()));
                await responseStream.WriteAsync(Alpha.ServerReflectionResponse.Parser.ParseFrom(answer.ToByteArray()));
            }
        }
    }
}
