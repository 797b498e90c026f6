using System.Collections.Concurrent;
using System.Reflection;
using GraphBff.Engine.Batching;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>Which service each loader calls: the one of its generated client.</summary>
internal sealed class LoaderServices
{
    private readonly ConcurrentDictionary<Type, Type> _clients = new();

    /// <summary>What identifies the service that a loader calls.</summary>
    public object Of(DataLoader loader)
        => loader.Declaration is not null && loader is IServiceLoader { Service: var service } ? service : Of(loader.GetType());

    /// <summary>The class of the loader's client, which identifies the service; the loader's own class if it has no client.</summary>
    public Type Of(Type loader) => _clients.TryGetValue(loader, out var known) ? known : _clients.GetOrAdd(loader, Find);

    private static Type Find(Type loader)
    {
        for (var type = loader; type is not null; type = type.BaseType)
        {
            // The compiler turns a primary constructor's parameter that methods use into a field.
            var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
            if (Array.Find(fields, field => field.FieldType.IsAssignableTo(typeof(ClientBase))) is { } client)
            {
                return client.FieldType;
            }
        }

        return loader;
    }
}
