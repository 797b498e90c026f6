using System.Collections.Concurrent;
using System.Reflection;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>Which service each loader calls: that of the generated client that it holds.</summary>
internal sealed class LoaderServices
{
    private readonly ConcurrentDictionary<Type, Type> _clients = new();

    /// <summary>The class of the loader's client, which stands for the service; the loader's own class where it holds no client.</summary>
    public Type Of(Type loader) => _clients.TryGetValue(loader, out var known) ? known : _clients.GetOrAdd(loader, Find);

    private static Type Find(Type loader)
    {
        for (var type = loader; type is not null; type = type.BaseType)
        {
            // A parameter of a primary constructor that methods use is a field, too.
            var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
            if (Array.Find(fields, field => field.FieldType.IsAssignableTo(typeof(ClientBase))) is { } client)
            {
                return client.FieldType;
            }
        }

        return loader;
    }
}
