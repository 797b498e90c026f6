namespace GraphBff.Upstream.Calls;

/// <summary>A declared loader, whose class does not say which service it calls.</summary>
internal interface IServiceLoader
{
    /// <summary>Stands for the service: loaders with the same one share the bound of its reads.</summary>
    object Service { get; }
}
