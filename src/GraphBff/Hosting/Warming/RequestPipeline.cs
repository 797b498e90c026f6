namespace GraphBff.Hosting.Warming;

/// <summary>Holds the pipeline of the server, once the server has built it.</summary>
internal sealed class RequestPipeline : IStartupFilter
{
    private readonly TaskCompletionSource<RequestDelegate> _built = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<RequestDelegate> Built => _built.Task;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(pipeline =>
        {
            _built.TrySetResult(pipeline);
            return pipeline;
        });
        next(app);
    };
}
