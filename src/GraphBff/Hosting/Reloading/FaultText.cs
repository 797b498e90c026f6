namespace GraphBff.Hosting.Reloading;

/// <summary>Explains in one line why settings cannot be used.</summary>
internal delegate string FaultText(Exception exception, IConfiguration configuration);
