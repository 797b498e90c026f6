using GraphBff.Hosting.Commands;

return await ProductCommand.RunAsync(args, Console.Out, Console.Error);
