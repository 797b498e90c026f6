using Microsoft.Extensions.Primitives;

namespace GraphBff.Hosting.Reloading;

/// <summary>
/// The values of another provider, as they are. A configuration that is made of it neither loads nor disposes that provider.
/// </summary>
internal sealed class FixedProvider(IConfigurationProvider inner) : IConfigurationProvider
{
    public bool TryGet(string key, out string? value) => inner.TryGet(key, out value);

    public void Set(string key, string? value) => throw new NotSupportedException();

    public IChangeToken GetReloadToken() => new CancellationChangeToken(CancellationToken.None);

    public void Load()
    {
        // It is loaded.
    }

    public IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
        => inner.GetChildKeys(earlierKeys, parentPath);
}
