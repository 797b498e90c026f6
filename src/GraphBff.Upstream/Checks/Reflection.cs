using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace GraphBff.Upstream.Checks;

/// <summary>The call of <c>grpc.reflection</c>.</summary>
internal static class Reflection
{
    // The largest known contracts have a few hundred files.
    private const int MaxFiles = 2_000;

    // Both versions have the same messages on the wire.
    private static readonly Method<ServerReflectionRequest, ServerReflectionResponse>[] Versions = [Version("v1"), Version("v1alpha")];

    public static async Task<ServedContract> ReadAsync(CallInvoker invoker, string service, CallOptions options)
    {
        try
        {
            try
            {
                return await ReadAsync(invoker, Versions[0], service, options).ConfigureAwait(false);
            }
            catch (RpcException failure) when (failure.StatusCode == StatusCode.Unimplemented)
            {
                return await ReadAsync(invoker, Versions[1], service, options).ConfigureAwait(false);
            }
        }
        catch (RpcException failure)
        {
            return new(
                null,
                failure.StatusCode == StatusCode.Unimplemented
                    ? "The service does not implement grpc.reflection."
                    : ServiceChecks.Text(failure));
        }
        catch (InvalidProtocolBufferException failure)
        {
            return new(null, $"The service's reflection cannot be read: {failure.Message}");
        }
    }

    private static async Task<ServedContract> ReadAsync(
        CallInvoker invoker, Method<ServerReflectionRequest, ServerReflectionResponse> method, string service, CallOptions options)
    {
        using var call = invoker.AsyncDuplexStreamingCall(method, host: null, options);
        var files = new Dictionary<string, FileDescriptorProto>(StringComparer.Ordinal);
        var missing = new Queue<string>();
        var request = new ServerReflectionRequest { FileContainingSymbol = service };
        while (true)
        {
            await call.RequestStream.WriteAsync(request).ConfigureAwait(false);
            if (!await call.ResponseStream.MoveNext(CancellationToken.None).ConfigureAwait(false))
            {
                return new(null, "The service's reflection ended without an answer.");
            }

            // An import that a server cannot find is one of protobuf's own files, or the comparison misses its types.
            if (files.Count == 0 && call.ResponseStream.Current.ErrorResponse is { } error)
            {
                return error.ErrorCode == (int)StatusCode.NotFound
                    ? new(new FileDescriptorSet(), $"The service's reflection does not know {service}.")
                    : new(null, $"The service's reflection answers {(StatusCode)error.ErrorCode}.");
            }

            foreach (var bytes in call.ResponseStream.Current.FileDescriptorResponse?.FileDescriptorProto ?? [])
            {
                var file = FileDescriptorProto.Parser.ParseFrom(bytes);
                if (files.TryAdd(file.Name, file))
                {
                    file.Dependency.ToList().ForEach(missing.Enqueue);
                }
            }

            // Some servers send only the file that was asked for, others all that it imports.
            string? next;
            while (missing.TryDequeue(out next) && files.ContainsKey(next))
            {
            }

            if (next is null)
            {
                await call.RequestStream.CompleteAsync().ConfigureAwait(false);
                return new(new FileDescriptorSet { File = { files.Values } });
            }

            if (files.Count >= MaxFiles)
            {
                return new(null, $"The service's contract has more than {MaxFiles} files.");
            }

            request = new ServerReflectionRequest { FileByFilename = next };
        }
    }

    private static Method<ServerReflectionRequest, ServerReflectionResponse> Version(string version) => new(
        MethodType.DuplexStreaming,
        $"grpc.reflection.{version}.ServerReflection",
        "ServerReflectionInfo",
        Marshallers.Create(static request => request.ToByteArray(), ServerReflectionRequest.Parser.ParseFrom),
        Marshallers.Create(static response => response.ToByteArray(), ServerReflectionResponse.Parser.ParseFrom));
}
