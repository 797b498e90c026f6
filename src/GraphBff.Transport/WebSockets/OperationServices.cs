using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Transport.WebSockets;

/// <summary>
/// The services of one operation: a scope of its own, like that of an HTTP request. It is created at the first use, which most operations
/// never make.
/// </summary>
internal sealed class OperationServices(IServiceScopeFactory scopes) : IKeyedServiceProvider, IAsyncDisposable
{
    private IServiceScope? _scope;

    public object? GetService(Type serviceType) => Scope().GetService(serviceType);

    public object? GetKeyedService(Type serviceType, object? serviceKey) => Keyed().GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => Keyed().GetRequiredKeyedService(serviceType, serviceKey);

    public ValueTask DisposeAsync()
    {
        if (_scope is IAsyncDisposable scope)
        {
            return scope.DisposeAsync();
        }

        _scope?.Dispose();
        return ValueTask.CompletedTask;
    }

    private IKeyedServiceProvider Keyed() => (IKeyedServiceProvider)Scope();

    private IServiceProvider Scope()
    {
        if (Volatile.Read(ref _scope) is { } known)
        {
            return known.ServiceProvider;
        }

        var created = scopes.CreateScope();
        var scope = Interlocked.CompareExchange(ref _scope, created, null) ?? created;
        if (scope != created)
        {
            created.Dispose();
        }

        return scope.ServiceProvider;
    }
}
